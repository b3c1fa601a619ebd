import { learn } from "../i18n.ts";
import { padOccasional } from "../pt-BR/pad-occasional.ts";

learn({ pad: padOccasional });
