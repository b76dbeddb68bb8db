import { municipalities } from './municipalities.ts';

/** A region, as reference data with a lifetime: regions merge, so they are never an enum. */
export type Region = {
  /** Ours, stable. */
  id: string;
  /** Four digits; absent while no code is published. */
  code?: string;
  /** ISO 3166-2. */
  iso?: string;
  name: string;
  /** ISO dates, both included. */
  validFrom: string;
  validTo?: string;
  /** Ids of the regions it took over. */
  succeeds?: readonly string[];
};

/** Law no. 699 of 20 June 2025: Hovedstaden and Sjælland become Østdanmark on 1 January 2027. Its code is not published. */
export const regions: readonly Region[] = [
  { id: 'nordjylland', code: '1081', iso: 'DK-81', name: 'Region Nordjylland', validFrom: '2007-01-01' },
  { id: 'midtjylland', code: '1082', iso: 'DK-82', name: 'Region Midtjylland', validFrom: '2007-01-01' },
  { id: 'syddanmark', code: '1083', iso: 'DK-83', name: 'Region Syddanmark', validFrom: '2007-01-01' },
  { id: 'hovedstaden', code: '1084', iso: 'DK-84', name: 'Region Hovedstaden', validFrom: '2007-01-01', validTo: '2026-12-31' },
  { id: 'sjaelland', code: '1085', iso: 'DK-85', name: 'Region Sjælland', validFrom: '2007-01-01', validTo: '2026-12-31' },
  { id: 'ostdanmark', name: 'Region Østdanmark', validFrom: '2027-01-01', succeeds: ['hovedstaden', 'sjaelland'] },
];

/** The regions that exist on an ISO date. */
export function regionsOn(date: string): Region[] {
  return regions.filter((region) => region.validFrom <= date && (!region.validTo || date <= region.validTo));
}

/** The region a municipality lies in on an ISO date; none for Christiansø, unknown codes and days before 2007. */
export function regionOf(municipalityCode: string, date: string): Region | undefined {
  const code = municipalities.find((municipality) => municipality.code === municipalityCode)?.region;
  const first = regions.find((region) => region.code === code);
  return first && regionsOn(date).find((region) => region === first || region.succeeds?.includes(first.id));
}
