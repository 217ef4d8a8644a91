import { expect, test } from "vitest";
import { noSuchPage, noSuchRender, notFinished } from "#functions/images/errors.ts";

test("what is not there is also told to programs", () => {
  expect(noSuchRender("R1").facts).toEqual({ renderId: "R1" });
  expect(noSuchPage("R1", 3, 2).facts).toEqual({ renderId: "R1", page: 3, pages: 2 });
});

test("a render without a picture says whether to wait, or what went wrong", () => {
  const running = notFinished({ id: "R1", state: "running" });
  expect(running).toMatchObject({
    code: "images.not_finished",
    message: "The render R1 is running; ask again when its state is done.",
    facts: { renderId: "R1", state: "running" },
  });
  const failed = notFinished({ id: "R1", state: "failed", error: "The browser is gone." });
  expect(failed.message).toBe("The render R1 has failed and has no picture: The browser is gone.");
});
