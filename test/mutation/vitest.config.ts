import { defineConfig } from "vitest/config";

/** The tests that can tell one small change of a rule, a store or a parser. */
export default defineConfig({
  test: {
    include: ["test/unit/**/*.test.ts", "test/integration/**/{dynamo,s3}-*.test.ts"],
    exclude: ["test/unit/local/**", "test/unit/sample-upstream/**"],
    globalSetup: "test/mutation/provide-stores.ts",
    testTimeout: 20_000,
  },
});
