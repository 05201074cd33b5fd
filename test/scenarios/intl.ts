import { defineRulebook, type Person, type Rulebook } from "waybell";
import { marketplaceIntl } from "waybell/packs";
import { buyer, seller } from "./fixture.ts";
import { channels, platform } from "./pinduoduo.ts";

export const intlBook: Rulebook = defineRulebook({ packs: [marketplaceIntl], channels });

/** In New York, with the quiet hours of the pack. */
const { quietHours: _own, ...inShanghai } = buyer;
export const buyerAbroad: Person = { ...inShanghai, locale: "en", zone: "America/New_York" };

export const peopleAbroad: readonly Person[] = [buyerAbroad, seller, platform];
