import { channelContract } from "../contract/contract.ts";
import { subject } from "./subject.ts";

channelContract(subject);
