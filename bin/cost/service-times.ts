/**
 * What a container waits for an answer in the same region, warm, in milliseconds. Assumptions within
 * what AWS promises («single-digit milliseconds» for DynamoDB) or what is commonly seen; they stand in
 * for the emulator's own times, which say nothing about AWS.
 */
const waitMs: Readonly<Record<string, number>> = {
  dynamodb: 5,
  s3: 30,
  sqs: 15,
  events: 15,
  lambda: 15,
  "cognito-idp": 50,
};

/** A function with so much memory has a whole vCPU; with less it has a part of one. */
const mbOfOneVcpu = 1_769;

/** Milliseconds that are billed for work of so many own milliseconds on the counting machine. */
export function billedMs(
  ownMs: number,
  waits: Readonly<Record<string, number>>,
  memoryMb: number,
): number {
  const slowdown = Math.max(1, mbOfOneVcpu / memoryMb);
  return Object.entries(waits).reduce(
    (sum, [service, times]) => sum + times * waitOf(service),
    ownMs * slowdown,
  );
}

function waitOf(service: string): number {
  const ms = waitMs[service];
  if (ms !== undefined) return ms;
  throw new Error(`Nobody has said how long ${service} takes; say it in service-times.ts.`);
}
