import { deleteReplicaDb } from "./db.ts";
import type { Device } from "./ports.ts";

/**
 * Notes that the copy of the device's user must go, before anything else: a deletion that is cut short is done later. In
 * one write, since other tabs act on what they read.
 */
export const doom = (device: Device, owesSignOut: boolean): void => {
  const { userId, doomed } = device.read();
  device.write({ userId: null, doomed: userId ? [...doomed, userId] : doomed, hasCopy: false, owesSignOut });
};

/** Deletes what is doomed. Other tabs give way: they hear that the user is gone, or that the database is asked for. */
export const bury = async (device: Device): Promise<void> => {
  for (const userId of device.read().doomed) {
    await deleteReplicaDb(userId);
    const record = device.read();
    device.write({ ...record, doomed: record.doomed.filter((it) => it !== userId) });
  }
};
