import { MISHAPS, SITES } from "../world/sites.ts";
import { anyDevice, anyTab, type Op } from "./pick.ts";
import type { World } from "../world/world.ts";
import type { RoomHost } from "../world/room-host.ts";
import type { Random } from "../engine/random.ts";

const withRoom =
  (what: string, act: (host: RoomHost) => void): Op =>
  (world, random) => {
    const host = random.pick([...world.rooms.values()]);
    if (!host) return null;
    act(host);
    return `${host.scope.slice(0, 7)}…${host.scope.slice(-4)} ${what}`;
  };

const copies = new WeakMap<World, ReturnType<World["d1"]["copy"]>>();

const MAX_TABS = 3;

export const TROUBLE_OPS = {
  arm: ((world, random) => {
    const site = random.pick(SITES) ?? "d1";
    const mishap = random.pick(MISHAPS) ?? "fail";
    // Sent twice by the network itself is twice at the provider, whatever we do.
    if (site === "provider" && mishap === "twice") return null;
    const skip = random.int(6);
    world.sites.arm({ site, mishap, skip });
    return `${site} will ${mishap} after ${skip}`;
  }) satisfies Op,

  openTab: ((world, random) => {
    const device = anyDevice(world, random);
    if (!device || device.tabs.size >= MAX_TABS) return null;
    return `opens ${device.openTab().name}`;
  }) satisfies Op,

  closeTab: ((world, random) => {
    const tab = anyTab(world, random);
    tab?.close();
    return tab ? `closes ${tab.name}` : null;
  }) satisfies Op,

  killTab: ((world, random) => {
    const tab = anyTab(world, random);
    tab?.actor.end();
    return tab ? `kills ${tab.name}` : null;
  }) satisfies Op,

  /** Between writing something and telling the other tabs of it. With fewer tabs there is nobody who could miss it. */
  dieWriting: ((world, random) => {
    const device = anyDevice(world, random);
    if (!device) return null;
    if (device.tabs.size < MAX_TABS) return `opens ${device.openTab().name}`;
    device.databases.killNextWriter();
    return `whichever tab of ${device.name} writes next dies then`;
  }) satisfies Op,

  reload: ((world, random) => {
    const tab = anyTab(world, random);
    if (!tab) return null;
    tab.close();
    return `reloads ${tab.name} as ${tab.device.openTab().name}`;
  }) satisfies Op,

  offline: ((world, random) => {
    const device = anyDevice(world, random);
    device?.goOffline();
    return device ? `${device.name} goes offline` : null;
  }) satisfies Op,

  online: ((world, random) => {
    const device = random.pick(world.devices.filter((it) => !it.isUp));
    device?.goOnline();
    return device ? `${device.name} comes online` : null;
  }) satisfies Op,

  wake: ((world, random) => {
    const tab = anyTab(world, random);
    tab?.tell("wake");
    return tab ? `${tab.name} wakes` : null;
  }) satisfies Op,

  cut: ((world, random) => {
    const link = random.pick(world.devices.flatMap((it) => [...it.links]).filter((it) => it.end.isOpen));
    const silent = random.chance(0.4);
    link?.cut({ silent });
    return link ? `cuts ${link.end.id}${silent ? " silently" : ""}` : null;
  }) satisfies Op,

  hibernate: withRoom("hibernates", (it) => it.hibernate()),
  restartRoom: withRoom("restarts", (it) => it.restart()),
  loseStorage: ((world, random) => {
    const host = random.pick([...world.rooms.values()]);
    if (!host) return null;
    host.loseStorage();
    world.oracle.pads.lost(host.scope);
    return `${host.scope.slice(0, 7)}…${host.scope.slice(-4)} loses its storage`;
  }) satisfies Op,
  loseAlarm: withRoom("loses its alarm", (it) => it.loseAlarm()),
  ringEarly: withRoom("rings early", (it) => it.ringEarly()),

  crashWorker: ((world) => {
    world.worker.crash();
    return "the Worker crashes";
  }) satisfies Op,

  sweep: ((world) => {
    world.worker.sweep();
    return "sweeps";
  }) satisfies Op,

  backup: ((world) => {
    copies.set(world, world.d1.copy());
    return "copies the database";
  }) satisfies Op,

  restore: ((world) => {
    const copy = copies.get(world);
    if (!copy) return null;
    world.worker.crash();
    world.restore(copy);
    return "restores the database";
  }) satisfies Op,

  signOut: ((world, random: Random) => {
    const tab = random.pick(world.devices.flatMap((it) => [...it.tabs]).filter((it) => it.replica !== null));
    const { sync } = tab ?? {};
    if (!tab || !sync) return null;
    void tab.act(() => sync.signOut());
    return `${tab.name} signs out`;
  }) satisfies Op,

  signIn: ((world, random: Random) => {
    const tab = random.pick(
      world.devices.flatMap((it) => [...it.tabs]).filter((it) => it.sync?.state().state === "signed_out"),
    );
    const { sync } = tab ?? {};
    if (!tab || !sync) return null;
    void tab.act(() => sync.signIn(`${tab.device.person.name}@prosa.test`, "password"));
    return `${tab.name} signs in`;
  }) satisfies Op,
};
