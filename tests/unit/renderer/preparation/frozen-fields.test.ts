import { describe, expect, test } from 'vitest';
import {
  SESSION_PLACES,
  SETUP_PLACES,
  frozenPlaces,
} from '../../../../src/renderer/src/features/preparation/frozen-fields.ts';
import { ApiError } from '../../../../src/renderer/src/lib/create-api.ts';

describe('a change refused because a passage has begun', () => {
  test('is shown at the places whose fields main names', () => {
    const error = new ApiError('session-begun', { fields: ['rules', 'blocIds'] });
    expect(frozenPlaces(SESSION_PLACES, error)).toEqual(['certification', 'rules']);
  });

  test('is shown beside the candidate for any field of theirs', () => {
    const error = new ApiError('passage-begun', { fields: ['candidate.lastName', 'accommodation'] });
    expect(frozenPlaces(SETUP_PLACES, error)).toEqual(['candidate', 'accommodation']);
  });

  test('leaves every other failure at the top of the form', () => {
    expect(frozenPlaces(SESSION_PLACES, new ApiError('database-locked'))).toEqual([]);
    expect(frozenPlaces(SESSION_PLACES, new ApiError('passage-begun', { fields: 'rules' }))).toEqual([]);
    expect(frozenPlaces(SETUP_PLACES, new Error('rules'))).toEqual([]);
    expect(frozenPlaces(SETUP_PLACES, null)).toEqual([]);
  });
});
