import type { FunctionCalls } from "./kinds.ts";

export const edgeCalls: FunctionCalls = {
  "deploy-edge-secret": { "*": { GetRandomPassword: "the secret of the edge, while deploying" } },
};
