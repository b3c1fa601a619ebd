import { beforeEach, expect, it } from "vitest";
import { teamScope } from "#shared/protocol/scope.ts";
import { type Company, foundCompany } from "../../support/worker/company.ts";
import { runAs } from "../../support/worker/outbox.ts";
import { draftHeardBy, openPad, typeInto } from "../../support/worker/pad-client.ts";
import { padRow } from "../../support/worker/pads.ts";
import { putConversation } from "../../support/worker/put.ts";
import { pokeRooms } from "../../support/worker/room-client.ts";
import { testTools } from "../../support/worker/tools.ts";

let company: Company;
let id: string;
beforeEach(async () => {
  company = await foundCompany();
  ({ id } = await putConversation(company, { team: "vendas", state: "open", attendant: "carla" }));
});
const scopeOf = (team: "vendas" | "suporte") => teamScope(company.teams[team]);

/** Carla hands the conversation to herself in the other team; the rooms hear of it, or not yet. */
const transfer = async (team: "vendas" | "suporte", { isTold }: { isTold: boolean }) => {
  const { tools, told } = testTools();
  const to = { conversationId: id, teamId: company.teams[team], userId: company.people.carla };
  expect(await runAs(tools, company, "carla", "transfer", to)).toMatchObject({ ok: true });
  if (isTold) await pokeRooms(told);
};

it("what the room before had acknowledged is there in the room of the new team, saved or not, and there and back", async () => {
  const carla = await company.as("carla");
  const inVendas = await openPad(carla, scopeOf("vendas"), id);
  await typeInto(inVendas, "Bom dia");
  const { epoch } = await inVendas.hear("pad");
  await transfer("suporte", { isTold: true });
  expect(await inVendas.hear("pad_closed")).toMatchObject({ reason: "moved" });
  const inSuporte = await openPad(await company.as("diego"), scopeOf("suporte"), id);
  expect([(await inSuporte.hear("pad")).epoch, await draftHeardBy(inSuporte)]).toEqual([epoch, "Bom dia"]);
  expect(await padRow(id)).toMatchObject({ keeper: scopeOf("suporte"), epoch, draft: "Bom dia" });

  await transfer("vendas", { isTold: true });
  const back = await openPad(carla, scopeOf("vendas"), id);
  expect([(await back.hear("pad")).epoch, await draftHeardBy(back)]).toEqual([epoch, "Bom dia"]);
});

it("a room that has not heard of the transfer yet lets go of the pad when the other claims it", async () => {
  const inVendas = await openPad(await company.as("diego"), scopeOf("vendas"), id);
  await typeInto(inVendas, "Bom dia");
  await transfer("suporte", { isTold: false });
  const inSuporte = await openPad(await company.as("carla"), scopeOf("suporte"), id);
  expect(await draftHeardBy(inSuporte)).toBe("Bom dia");
  expect(await inVendas.hear("pad_closed")).toMatchObject({ channel: 1, reason: "moved" });
});
