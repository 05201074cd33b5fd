// tsup's own `clean` would race: the three configurations of tsup.config.ts run at the same time.
import { rmSync } from "node:fs";

rmSync(new URL("../dist", import.meta.url), { recursive: true, force: true });
