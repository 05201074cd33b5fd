import { UsageError } from "../../model/errors.ts";
import type { Signing } from "../adapter.ts";
import { named } from "./templates.ts";

/** The secret of that name, which this adapter cannot do without: signed with nothing, a request would only be refused. */
export function secretOf(adapter: string, secrets: Signing["secrets"], name: string): string {
  const secret = named(secrets, name);
  if (secret) return secret;
  const why = `"${adapter}" signs with the secret "${name}", which was not given: pass it in \`secrets\` under that name.`;
  throw new UsageError("NO_SUCH_SECRET", why);
}
