import { defineConfig } from "vitest/config";
import base from "./vitest.config.ts";

// Checks against recorded material that is not part of the repository: .ci/run says where it is (WAYBELL_EVIDENCE).
export default defineConfig({
  ...base,
  test: { ...base.test, include: ["test/evidence/**/*.evidence.ts"], passWithNoTests: false },
});
