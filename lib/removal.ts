import { RemovalPolicy } from "aws-cdk-lib";
import type { Stage } from "./stages.ts";

/**
 * What becomes of a resource that holds data when its stack goes. One that is kept stays after a
 * removal or a replacement, but not after a first deploy that failed: its fixed name would block
 * the next one.
 */
export const removalOf = ({ keepsData }: Pick<Stage, "keepsData">): RemovalPolicy =>
  keepsData ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY;
