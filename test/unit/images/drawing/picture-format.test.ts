import sharp from "sharp";
import { expect, test } from "vitest";
import { formatIn } from "#functions/images/drawing/picture-format.ts";

const plain = sharp({ create: { width: 40, height: 56, channels: 3, background: "#3366cc" } });
const box = (brands: string) => Buffer.from(`\0\0\0\x1cftyp${brands}`, "latin1");

test("a file is what its first bytes say", async () => {
  for (const format of ["png", "jpeg", "webp", "avif"] as const) {
    expect(formatIn(await plain.clone().toFormat(format).toBuffer())).toBe(format);
  }
});

test.each([
  ["nothing", Buffer.alloc(0)],
  ["half a signature", Buffer.from([0x89, 0x50, 0x4e])],
  ["a GIF", Buffer.from("GIF89a\x01\x00\x01\x00")],
  ["a TIFF", Buffer.from("II*\0\x08\0\0\0")],
  ["a drawing", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>")],
  ["a drawing behind blanks", Buffer.from("   \n<?xml version='1.0'?><svg/>")],
  ["a page", Buffer.from("<!doctype html>")],
  ["a document", Buffer.from("%PDF-1.7")],
  ["an archive", Buffer.from("PK\x03\x04")],
  ["a sound", Buffer.from("RIFF\0\0\0\0WAVEfmt ")],
  ["a film", box("isom\0\0\x02\0isomiso2avc1mp41")],
  ["a phone's HEIC", box("heic\0\0\0\0mif1heic")],
  ["a sequence of AVIF", box("avis\0\0\0\0avifavismsf1miaf")],
])("%s is no picture that is taken", (_name, bytes) => {
  expect(formatIn(bytes)).toBeUndefined();
});

test("an AVIF may name a wider brand first", () => {
  expect(formatIn(box("mif1\0\0\0\0mif1avifmiaf"))).toBe("avif");
});
