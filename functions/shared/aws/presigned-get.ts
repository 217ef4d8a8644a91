import { type AllowedFile, presigned } from "./presigned-put.ts";
import type { AwsVariables } from "./signed-client.ts";

/** An address that gives one object with `GET`, until the time is over; the bucket refuses all else. */
export const presignedGet = (
  bucket: string,
  file: Pick<AllowedFile, "key" | "seconds" | "now">,
  variables: AwsVariables,
): Promise<string> => presigned("GET", bucket, { ...file, headers: {} }, variables);
