import { Duration } from "aws-cdk-lib";
import type { LifecycleRule } from "aws-cdk-lib/aws-s3";
import { daysOfAnswers } from "#schemas/lake/registered-sources.ts";
import { datasetsFolder } from "#schemas/storage/lake.ts";

/**
 * Deletes answers that name people once they have been read long ago, in whatever bucket they lie. The bucket's policy lets
 * nobody else delete them.
 */
export const shortLivedAnswers = (): LifecycleRule[] =>
  Object.entries(daysOfAnswers).map(([source, days]) => ({
    id: `answers-of-${source}`,
    prefix: datasetsFolder(source),
    expiration: Duration.days(days),
    noncurrentVersionExpiration: Duration.days(1),
  }));
