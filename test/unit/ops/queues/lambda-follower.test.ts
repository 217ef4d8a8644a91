import { expect, test } from "vitest";
import { lambdaFollower } from "#functions/ops/queues/lambda-follower.ts";
import { loopbackServer } from "#test/support/running/loopback-server.ts";

/** A Lambda that gives one answer, and what it was called with. */
async function aLambda(status: number, headers: Record<string, string>, body: string) {
  const called: object[] = [];
  const { origin } = await loopbackServer(async (request, response) => {
    const letter = Buffer.concat(await request.toArray()).toString();
    const { method, url: path, headers: told } = request;
    const scope = /Credential=test\/\d+\/([^,]+)/.exec(told.authorization ?? "")?.[1];
    called.push({ method, path, letter, type: told["content-type"], scope });
    response.writeHead(status, headers).end(body);
  });
  const call = lambdaFollower({
    ...{ AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" },
    AWS_ENDPOINT_URL: origin,
  });
  return { call, called };
}

test("a follower is called with its letter", async () => {
  const { call, called } = await aLambda(200, {}, '{"outcome":"made_up_for"}');
  await call("cardlake-dev-follower", '{"letter":1}');
  expect(called).toEqual([
    {
      ...{ method: "POST", letter: '{"letter":1}', type: "application/json" },
      path: "/2015-03-31/functions/cardlake-dev-follower/invocations",
      scope: "us-east-1/lambda/aws4_request",
    },
  ]);
});

test.each([
  { status: 200, error: "Unhandled", says: "The queue is full." },
  { status: 403, error: undefined, says: "not authorized" },
  { status: 429, error: undefined, says: "Rate exceeded" },
])(
  "[OPS-8] a letter stays when its follower answers $status with $says",
  async ({ status, error, says }) => {
    const { call } = await aLambda(status, error ? { "x-amz-function-error": error } : {}, says);
    await expect(call("cardlake-dev-follower", "{}")).rejects.toThrow(says);
  },
);

test("of a long failure the beginning is told", async () => {
  const { call } = await aLambda(500, {}, "0".repeat(2_000));
  await expect(call("f", "{}")).rejects.toThrow(/^f failed at a letter \(500\): 0{500}$/);
});
