import type { S3Client } from "@aws-sdk/client-s3";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { ulid } from "ulid";
import { systemClock } from "#shared/kernel/clock.ts";
import { dynamoUpstreamGate } from "#shared/upstreams/dynamo-upstream-gate.ts";
import { settingsIn } from "#shared/upstreams/pace-settings.ts";
import { s3Observations } from "#shared/upstreams/s3-observations.ts";
import type { UpstreamHost } from "#shared/upstreams/upstream-host.ts";
import { httpPictureSource } from "./http-picture-source.ts";
import type { PictureSource } from "./picture-source.ts";

/** Fetches pictures over HTTP, at the pace that all workers share, with a record in the lake. */
export function httpPicturesOnAws(
  hosts: ReadonlyMap<string, UpstreamHost>,
  { client, s3 }: { readonly client: DynamoDBDocumentClient; readonly s3: S3Client },
  variables: {
    readonly UPSTREAM_USER_AGENT: string;
    readonly WORK_TABLE: string;
    readonly LAKE_BUCKET: string;
  },
): PictureSource {
  const [clock, random] = [systemClock, Math.random];
  return httpPictureSource({
    userAgent: variables.UPSTREAM_USER_AGENT,
    hosts: [...hosts.values()],
    gate: dynamoUpstreamGate(client, {
      tableName: variables.WORK_TABLE,
      settingsOf: settingsIn(hosts),
      ...{ clock, random },
    }),
    observations: s3Observations(s3, variables.LAKE_BUCKET),
    ...{ clock, random, newId: () => ulid() },
  });
}
