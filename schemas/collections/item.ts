import * as z from "zod";
import { CardId } from "../catalog/card-id.ts";
import { OwnPictureId } from "../images/own-picture-id.ts";
import { givenGrade, graders } from "../prices/graders.ts";
import { KnownCurrency } from "../prices/known-currency.ts";
import { Currency } from "../prices/price-fragment.ts";
import { userNote, userText } from "../text.ts";
import { Condition, Day, Instant, Language, PrintingId, Ulid, VariantKey } from "../values.ts";
import { GivenDay, mostAmount } from "./own-price.ts";

/** Copies in one lot; a lot never holds more. */
export const Quantity = z
  .int()
  .min(1)
  .max(9_999)
  .meta({ id: "Quantity", examples: [2] });

/** Tags of one item. */
export const mostTags = 10;

const certificate = userText(40)
  .optional()
  .meta({ description: "As it stands on the label.", examples: ["47216532"] });

/** What a company has said of a graded copy. */
export const GivenGrade = z
  .strictObject({
    company: z.enum(graders).meta({ examples: ["psa"] }),
    grade: z
      .string()
      .regex(givenGrade, "must be 1 to 10 by halves, authentic, 10-pristine or 10-black-label")
      .meta({ examples: ["9.5"] }),
    certificate,
  })
  .meta({ id: "GivenGrade" });

/** What was paid for each copy. */
export const GivenPayment = z
  .strictObject({
    amount: z
      .int()
      .nonnegative()
      .max(mostAmount, `must be at most ${mostAmount}`)
      .meta({
        description: "For each copy, in the currency's smallest unit, such as cents; 0 for a gift.",
        examples: [41_250],
      }),
    currency: KnownCurrency.meta({ examples: ["EUR"] }),
    day: GivenDay.optional().meta({ description: "When it was bought. Absent: not said." }),
  })
  .meta({ id: "GivenPayment" });

const Location = userText(100).meta({
  description: "Where the copies are.",
  examples: ["Binder 3, page 12"],
});
const Tag = userText(30).meta({ examples: ["for trade"] });
const Picture = OwnPictureId.meta({
  description:
    "A picture of these very copies that you have uploaded, shown in place of the card's.",
});
const Notes = userNote(1_000).meta({ examples: ["Pulled on my birthday."] });

/** What else can be said of copies; nothing of it is told of most. */
const flags = {
  isSigned: z.boolean().optional(),
  isAltered: z.boolean().optional().meta({ description: "Painted over, trimmed or cleaned." }),
  isMisprint: z.boolean().optional(),
  isProxy: z.boolean().optional().meta({ description: "No real card." }),
};

/** What makes copies equal, so that they are added to one lot: all that is said of them. */
export const CopyAttributes = z.object({
  printingId: PrintingId,
  variant: VariantKey,
  condition: Condition.optional().meta({ description: "Absent of graded copies." }),
  grade: z
    .object({ company: z.string(), grade: z.string(), certificate: z.string().optional() })
    .optional()
    .meta({ description: "Absent of copies that nobody has graded." }),
  language: Language,
  paid: z
    .object({ amount: z.int().nonnegative(), currency: Currency, day: Day.optional() })
    .optional()
    .meta({ description: "For each copy. Absent: not said." }),
  location: z.string().optional(),
  tags: z.array(z.string()).optional(),
  notes: z.string().optional(),
  picture: OwnPictureId.optional().meta({
    description: "One of the caller's own, which shows these copies; see `images.getOwnPicture`.",
  }),
  ...flags,
});
export type CopyAttributes = z.output<typeof CopyAttributes>;

/** A lot: equal copies of one printing in a collection. It keeps its id as long as it is there. */
export const CollectionItem = z
  .object({
    id: Ulid,
    ...CopyAttributes.shape,
    quantity: Quantity,
    version: z.int().positive(),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({ id: "CollectionItem" });
export type CollectionItem = z.output<typeof CollectionItem>;

const tags = z
  .array(Tag)
  .max(mostTags)
  .meta({ description: "In no order; what is said twice counts once." });

const newCopies = {
  variant: VariantKey,
  quantity: Quantity,
  condition: Condition.optional(),
  grade: GivenGrade.optional(),
  language: Language.optional().meta({ description: "Absent: the printing's own." }),
  paid: GivenPayment.optional(),
  location: Location.optional(),
  tags: tags.optional(),
  notes: Notes.optional(),
  picture: Picture.optional(),
  ...flags,
};

const isOneState = ({ condition, grade }: { condition?: unknown; grade?: unknown }) =>
  (condition === undefined) !== (grade === undefined);
const oneState = {
  error: "must say either a condition or, of graded copies, a grade",
  path: ["condition"],
};

/** What a caller says of copies to add; without a language they are in the printing's own. */
export const NewCopies = z
  .strictObject({ printingId: PrintingId, ...newCopies })
  .refine(isOneState, oneState);
export type NewCopies = z.output<typeof NewCopies>;

/** Copies as a caller says them: the printing by any of its ids. */
export const AskedCopies = z
  .strictObject({ printingId: CardId, ...newCopies })
  .refine(isOneState, oneState);
export type AskedCopies = z.output<typeof AskedCopies>;

/** What is to be other of an item; null where nothing is to be said of it any more. */
export const ItemChange = z
  .strictObject({
    quantity: Quantity.optional(),
    variant: VariantKey.optional(),
    condition: Condition.optional().meta({ description: "Takes the place of a grade." }),
    grade: GivenGrade.optional().meta({ description: "Takes the place of a condition." }),
    language: Language.optional(),
    paid: GivenPayment.nullable().optional(),
    location: Location.nullable().optional(),
    tags: tags.optional(),
    notes: Notes.nullable().optional(),
    picture: Picture.nullable().optional(),
    ...flags,
  })
  .refine(({ condition, grade }) => condition === undefined || grade === undefined, oneState);
export type ItemChange = z.output<typeof ItemChange>;
