export { base } from "./base.ts";
export { marketplaceCn } from "./marketplace-cn.ts";
