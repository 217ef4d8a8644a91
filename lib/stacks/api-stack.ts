import { CfnOutput, Stack, type StackProps } from "aws-cdk-lib";
import type { HttpApi } from "aws-cdk-lib/aws-apigatewayv2";
import type { Construct } from "constructs";
import type { Stage } from "../stages.ts";
import type { AccountsStack } from "./accounts-stack.ts";
import type { AlertsStack } from "./alerts-stack.ts";
import { accountsArea } from "./api/accounts.ts";
import { alertsArea } from "./api/alerts.ts";
import { catalogArea } from "./api/catalog.ts";
import { chartsArea } from "./api/charts.ts";
import { collectionsArea } from "./api/collections.ts";
import { historyArea } from "./api/history.ts";
import { holdingsArea } from "./api/holdings.ts";
import { imagesArea } from "./api/images.ts";
import { opsArea } from "./api/ops.ts";
import { pricesArea } from "./api/prices.ts";
import { sharesArea } from "./api/shares.ts";
import { sourcesArea } from "./api/sources.ts";
import { studioArea } from "./api/studio.ts";
import { transferArea } from "./api/transfer.ts";
import { v2Area } from "./api/v2.ts";
import type { CollectionsStack } from "./collections-stack.ts";
import type { DataStack } from "./data-stack.ts";
import type { HoldingsStack } from "./holdings-stack.ts";
import { HttpFront } from "./http-front.ts";
import type { ImagesStack } from "./images-stack.ts";
import type { IngestStack } from "./ingest-stack.ts";
import type { TransferStack } from "./transfer-stack.ts";

export interface ApiStackProps extends StackProps {
  readonly stage: Stage;
  readonly data: DataStack;
  readonly accounts: AccountsStack;
  readonly alerts: AlertsStack;
  readonly collections: CollectionsStack;
  readonly holdings: HoldingsStack;
  readonly ingest: IngestStack;
  readonly images: ImagesStack;
  readonly transfer: TransferStack;
}

/** The HTTP API: one function per area, every route but the public ones behind the user pool. */
export class ApiStack extends Stack {
  private readonly http: HttpFront;

  constructor(scope: Construct, id: string, props: ApiStackProps) {
    const { stage, data, accounts, alerts, collections, holdings, ...others } = props;
    const { ingest, images, transfer, ...stackProps } = others;
    super(scope, id, stackProps);
    this.http = new HttpFront(this, { stage, accounts });
    const place = { stage, stack: this, http: this.http };
    opsArea(place, data, {
      ...ingest.queues,
      renders: images.renders,
      "image-mirror": images.mirror,
      "pictures-in-advance": images.inAdvance,
      "queue-wanted-images": images.follower,
      "publish-events": ingest.events.follower,
      "publish-pictures": images.events.follower,
      "collection-deletions": collections.deletions,
      "publish-changes": collections.events.follower,
      holdings: holdings.work,
      "holding-values": holdings.toValue,
      "alert-looks": alerts.looks,
      "alert-notices": alerts.notices,
      "alert-searches": alerts.expansions,
      imports: transfer.imports,
      shelves: transfer.shelves,
      exports: transfer.exports,
      ...(alerts.mailEvents && { "mail-events": alerts.mailEvents }),
    });

    accountsArea(place, accounts);
    alertsArea(place, alerts, accounts, data);
    catalogArea(place, data);
    historyArea(place, data);
    pricesArea(place, data);
    collectionsArea(place, data, collections);
    holdingsArea(place, data, holdings);
    sourcesArea(place, ingest, data);
    imagesArea(place, images, data);
    chartsArea(place, images, data);
    studioArea(place, { images, holdings }, data);
    sharesArea(place, { images, holdings }, data);
    transferArea(place, transfer, data);
    v2Area(place, data);

    const { edge } = this.http;
    new CfnOutput(this, "ApiId", { value: this.api.apiId });
    new CfnOutput(this, "ApiUrl", { value: edge?.url ?? this.api.apiEndpoint });
    if (edge) new CfnOutput(this, "ApiDnsTarget", { value: edge.dnsTarget });
  }

  get api(): HttpApi {
    return this.http.api;
  }
}
