import sharp from "sharp";
import { expect, test } from "vitest";
import { UnusablePicture } from "#functions/images/drawing/imaging.ts";
import { sharpImaging } from "#functions/images/drawing/sharp-imaging.ts";
import { cellSizes } from "#schemas/images/composite.ts";
import { badPictures, oddPictures } from "#test/support/pictures/odd-pictures.ts";

const imaging = sharpImaging();
const [bad, odd] = await Promise.all([badPictures(), oddPictures()]);

test.each(Object.keys(bad))("%s: unusable, with a reason", async (name) => {
  const failure = await imaging.derive(bad[name] ?? Buffer.alloc(0)).catch((e: unknown) => e);
  expect(failure).toBeInstanceOf(UnusablePicture);
});

test.each(Object.keys(bad))("%s instead of a cell: unusable", async (name) => {
  await expect(imaging.pixels(bad[name] ?? Buffer.alloc(0), "low")).rejects.toThrow(
    UnusablePicture,
  );
});

test.each(Object.keys(odd))("%s: a picture, with cells in colour", async (name) => {
  const { cells } = await imaging.derive(odd[name] ?? Buffer.alloc(0));
  const { width, height } = cellSizes.low;
  expect((await imaging.pixels(cells.low, "low")).byteLength).toBe(width * height * 3);
});

test("what EXIF says is upright is shown upright", async () => {
  const turned = await imaging.derive(odd["turned by EXIF"] ?? Buffer.alloc(0));
  // The card lies on its side now, so that it is shown whole, with bars above and below.
  const [red] = await imaging.pixels(turned.cells.low, "low");
  expect(red).toBeLessThan(0x30);
});

test("[IMG-1] what would leave its cell empty says so, so that its card is named instead", async () => {
  const reasonOf = (name: string) =>
    imaging.derive(bad[name] ?? Buffer.alloc(0)).catch((error: Error) => error.message);
  expect(await reasonOf("wholly transparent")).toContain("has 0 % of it that is not transparent");
  expect(await reasonOf("a banner")).toContain("fill 30 % of a card's shape; this one, 400×100,");
});

test("[CAT-5] a picture is made WebP in its own shape, and never wider than it came", async () => {
  const size = { width: 734, height: 1024, channels: 4 } as const;
  const came = await sharp({ create: { ...size, background: "#3366cc80" } })
    .png()
    .toBuffer();
  const derived = await imaging.derive(came, [245, 600, 734, 900]);
  expect(derived).toMatchObject({ format: "png", widthPx: 734, heightPx: 1024 });
  expect([...derived.narrower.keys()]).toEqual([245, 600, 734]);
  const small = await sharp(derived.narrower.get(245)).metadata();
  expect(small).toMatchObject({ format: "webp", width: 245, height: 342, hasAlpha: true });
  const itself = await imaging.derive(await sharp(came).webp().toBuffer(), [245, 734, 900]);
  expect([...itself.narrower.keys()]).toEqual([245]);
});

test("[IMG-1] a picture is made in every encoding, and says nothing beside its pixels", async () => {
  const shapes = (["webp", "jpeg", "avif"] as const).map((format) => ({ format, widthPx: 140 }));
  for (const [name, bytes] of Object.entries(odd)) {
    const made = await imaging.reshape(bytes, shapes);
    const found = await Promise.all(made.map((one) => sharp(one).metadata()));
    expect([name, found.map(({ format, width }) => `${format} ${width}`)]).toEqual([
      name,
      ["webp 140", "jpeg 140", "heif 140"],
    ]);
    for (const { exif, icc, xmp, orientation } of found) {
      expect([name, exif, icc, xmp, orientation ?? 1]).toEqual([
        name,
        undefined,
        undefined,
        undefined,
        1,
      ]);
    }
  }
});

test("[IMG-1] what is transparent is white where the encoding knows no transparency", async () => {
  const clear = await sharp({ create: { width: 60, height: 84, channels: 4, background: "#0000" } })
    .png()
    .toBuffer();
  const [jpeg, webp] = await imaging.reshape(clear, [
    { format: "jpeg", widthPx: 30 },
    { format: "webp", widthPx: 30 },
  ]);
  expect([...(await sharp(jpeg).raw().toBuffer()).subarray(0, 3)]).toEqual([255, 255, 255]);
  expect((await sharp(webp).metadata()).hasAlpha).toBe(true);
});

test("what breaks off is made into nothing", async () => {
  for (const name of ["half a PNG", "half a JPEG", "half a WebP", "no bytes", "a drawing"]) {
    const outcome = await imaging
      .reshape(bad[name] ?? Buffer.alloc(0), [{ format: "jpeg", widthPx: 30 }])
      .catch((error: unknown) => error);
    expect([name, outcome instanceof UnusablePicture]).toEqual([name, true]);
  }
});

test("what EXIF turns round has the size that is shown", async () => {
  const upright = await imaging.examine(odd["AVIF"] ?? Buffer.alloc(0));
  const turned = await imaging.examine(odd["turned by EXIF"] ?? Buffer.alloc(0));
  expect(upright.heightPx).toBeGreaterThan(upright.widthPx);
  expect(turned.widthPx).toBeGreaterThan(turned.heightPx);
});

test("[CAT-5] a sign may be of any shape and transparent; what is no picture is none", async () => {
  const shapes = ["very tall", "a banner", "wholly transparent", "a few strokes on nothing"];
  for (const [name, bytes] of Object.entries(bad)) {
    const outcome = await imaging.examine(bytes).then(
      () => "a sign",
      (error: unknown) => (error instanceof UnusablePicture ? "unusable" : error),
    );
    expect([name, outcome]).toEqual([name, shapes.includes(name) ? "a sign" : "unusable"]);
  }
});
