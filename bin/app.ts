import { App } from "aws-cdk-lib";
import { cardlake } from "../lib/cardlake.ts";
import { stageFrom } from "../lib/stages.ts";

cardlake(new App(), stageFrom(process.env));
