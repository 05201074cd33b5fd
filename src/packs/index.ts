export { base } from "./base.ts";
export { commerce } from "./commerce.ts";
export { lawCn } from "./law-cn.ts";
export { lawUsFtc } from "./law-us-ftc.ts";
export { marketplaceCn } from "./marketplace-cn.ts";
export { marketplaceIntl } from "./marketplace-intl.ts";
export { pinduoduo } from "./pinduoduo.ts";
