import { expect, test } from "vitest";
import { boundedBody } from "#shared/kernel/bounded-body.ts";
import { ComeBack } from "#shared/kernel/come-back.ts";

test("a body is read as it came, up to the most it may be", async () => {
  expect((await boundedBody(new Response("12345"), 5)).toString()).toBe("12345");
  expect(await boundedBody(new Response("123456"), 5)).toBe("too_long");
  expect(await boundedBody(new Response(null), 0)).toEqual(Buffer.alloc(0));
});

test("a body that never ends is let go as soon as it is too long", async () => {
  let given = 0;
  let isCancelled = false;
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      given += 1;
      controller.enqueue(new Uint8Array(10));
    },
    cancel: () => {
      isCancelled = true;
    },
  });
  expect(await boundedBody(new Response(endless), 25)).toBe("too_long");
  expect(isCancelled).toBe(true);
  expect(given).toBeLessThan(6);
});

test("a message that comes back says when, and how far it went", () => {
  expect(new ComeBack(30, { pages: 2 })).toMatchObject({ afterSeconds: 30, report: { pages: 2 } });
});
