import type { Stack } from "aws-cdk-lib";
import type { Stage } from "../../stages.ts";
import type { HttpFront } from "../http-front.ts";

/** Where the functions of the API stand. */
export interface ApiPlace {
  readonly stage: Stage;
  readonly stack: Stack;
  readonly http: HttpFront;
}
