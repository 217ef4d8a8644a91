import { expect, test } from "vitest";
import { sharpImaging } from "#functions/images/drawing/sharp-imaging.ts";
import { hostingOf } from "#functions/images/pictures/hosting.ts";
import { mirrorImages } from "#functions/images/pictures/mirror-images.ts";
import { signId } from "#schemas/images/picture-id.ts";
import { type PrintingId, SetId, Sha256 } from "#schemas/values.ts";
import { systemClock } from "#shared/kernel/clock.ts";
import { memoryImageRecords } from "#test/fakes/memory-image-records.ts";
import { memoryImageStore } from "#test/fakes/memory-image-store.ts";
import { aCard, aSet, pictureAt, storeWith } from "#test/support/catalogue/catalog.ts";
import { cardPicture } from "#test/support/pictures/card-pictures.ts";
import {
  type Behaviour,
  gives,
  leadsTo,
  neverEnds,
  pictureHost,
} from "#test/support/pictures/picture-host.ts";
import { pictureSourceOf } from "#test/support/pictures/picture-source.ts";

const setId = SetId.parse("pokemon:en:base1");
const script = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
);
const page = Buffer.from("<!doctype html><script>alert(1)</script>");

/** What comes of a card's picture and a set's logo, by real HTTP and sharp, from a host that does so. */
async function hosted(behaviour: Behaviour) {
  const host = await pictureHost({ "/4.webp": behaviour, "/logo.webp": behaviour });
  const card = aCard({ setId, number: "4", ...pictureAt(`${host.origin}/4.webp`) });
  const logo = signId(setId, "logo");
  const [records, archive] = [memoryImageRecords(), memoryImageStore()];
  await mirrorImages(
    { printingIds: [card.id], signIds: [logo] },
    {
      ...{ records, archive, clock: systemClock, imaging: sharpImaging() },
      ...{ hosting: hostingOf(["pokemon"]), source: pictureSourceOf(host.origin).source },
      catalog: await storeWith([card], aSet({ id: setId, logoUrl: `${host.origin}/logo.webp` })),
    },
  );
  const found = await records.find([card.id, logo]);
  const statusOf = (id: PrintingId | typeof logo) => found.get(id)?.status;
  return { statuses: [statusOf(card.id), statusOf(logo)], archive, asked: host.asked };
}

test.each([
  { what: "an SVG that says it is a PNG", does: gives(script, { "content-type": "image/png" }) },
  { what: "a page that says it is WebP", does: gives(page, { "content-type": "image/webp" }) },
  { what: "bytes without end", does: neverEnds },
  { what: "a way to the cloud's own addresses", does: leadsTo("http://169.254.169.254/latest/") },
  { what: "a way to another port of this machine", does: leadsTo("http://127.0.0.1:9/4.webp") },
  { what: "a way into files", does: leadsTo("file:///etc/passwd") },
  { what: "a way in circles", does: leadsTo("/4.webp") },
])("[CAT-5] $what is hosted by nobody", async ({ does }) => {
  const { statuses, archive } = await hosted(does);
  expect(statuses).toEqual(["broken", "broken"]);
  expect(archive.hosted()).toEqual([]);
  expect(archive.originals()).toEqual([]);
});

test("[CAT-5] a picture is served as what its bytes are, whatever its host says", async () => {
  const png = await cardPicture(4);
  const { statuses, archive } = await hosted(gives(png, { "content-type": "text/html" }));
  expect(statuses).toEqual(["present", "present"]);
  const [hash] = archive.hosted();
  expect(await archive.contentTypeOf(Sha256.parse(hash))).toBe("image/png");
});
