import { type App, Tags } from "aws-cdk-lib";
import { AccountsStack } from "./stacks/accounts-stack.ts";
import { AlertsStack } from "./stacks/alerts-stack.ts";
import { ApiStack } from "./stacks/api-stack.ts";
import { CollectionsStack } from "./stacks/collections-stack.ts";
import { DataStack } from "./stacks/data-stack.ts";
import { EdgeStack } from "./stacks/edge-stack.ts";
import { HoldingsStack } from "./stacks/holdings-stack.ts";
import { ImagesStack } from "./stacks/images-stack.ts";
import { IngestStack } from "./stacks/ingest-stack.ts";
import { LakeStack } from "./stacks/lake-stack.ts";
import { OpsStack } from "./stacks/ops-stack.ts";
import { ReplicaStack } from "./stacks/replica-stack.ts";
import { TransferStack } from "./stacks/transfer-stack.ts";
import type { Stage } from "./stages.ts";

/** Makes the stacks of one stage and hands outputs from one to the next. */
export function cardlake(app: App, stage: Stage) {
  const idOf = (stack: string) => `Cardlake-${stage.name}-${stack}`;
  const data = new DataStack(app, idOf("Data"), { stage });
  const replica = stage.replica
    ? new ReplicaStack(app, idOf("Replica"), { stage, replica: stage.replica })
    : undefined;
  // A bucket takes no rule to copy to one that is not there.
  if (replica) data.addStackDependency(replica);
  const accounts = new AccountsStack(app, idOf("Accounts"), { stage });
  const edge = new EdgeStack(app, idOf("Edge"), { stage, images: data.images });
  const ingest = new IngestStack(app, idOf("Ingest"), { stage, data });
  const collections = new CollectionsStack(app, idOf("Collections"), { stage, data });
  const holdings = new HoldingsStack(app, idOf("Holdings"), { stage, data });
  const alerts = new AlertsStack(app, idOf("Alerts"), { stage, data });
  const transfer = new TransferStack(app, idOf("Transfer"), { stage, data, holdings });
  const { imagesBaseUrl, logs } = edge;
  const images = new ImagesStack(app, idOf("Images"), { stage, data, imagesBaseUrl, logs });
  const areas = { accounts, alerts, collections, holdings, images, ingest, transfer };
  const api = new ApiStack(app, idOf("Api"), { stage, data, ...areas });
  const watched = [data, ...Object.values(areas), edge, api];
  // The emulator has no saved queries; DuckDB asks the same of the same objects.
  const lake = stage.hasQueries ? new LakeStack(app, idOf("Lake"), { stage, data }) : undefined;
  const ops = stage.watch.isOn
    ? new OpsStack(app, idOf("Ops"), { stage, data, api, watched })
    : undefined;
  Tags.of(app).add("application", "cardlake");
  Tags.of(app).add("stage", stage.name);
  return { data, replica, ...areas, edge, api, lake, ops };
}
