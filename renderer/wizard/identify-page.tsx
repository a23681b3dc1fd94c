import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, type RefObject, useEffect, useId, useRef, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { RequestRow } from '../../shared/ipc/views.ts';
import { mayAnswer, stepHeading } from '../../shared/procedure/outline.ts';
import { call, query } from '../bridge/bridge.ts';
import { Banner } from '../components/banner.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { PageHeading } from '../components/page-heading.tsx';
import { refusalWords } from '../components/refusal-words.ts';
import { useSession } from '../components/session.tsx';
import { useShortcut } from '../components/shortcuts.tsx';
import { RequestResult } from './request-result.tsx';
import styles from './wizard.module.css';

/** Typing that pauses this long (ms) is searched for. */
const pauseBeforeSearching = 120;

function useFoundRequests(text: string) {
  const [searched] = useDebouncedValue(text.trim(), pauseBeforeSearching);
  const found = useQuery({
    queryKey: ['requests', 'search', searched],
    queryFn: () => query('searchRequests', { text: searched }),
    enabled: searched !== '',
    placeholderData: keepPreviousData,
  });
  return { rows: searched === '' ? [] : (found.data?.rows ?? []), searched, found };
}

function useOpening() {
  const navigate = useNavigate();
  const opening = useMutation({
    mutationFn: (row: RequestRow) => call('openCase', { requestId: row.requestId }),
    onSuccess: (answer) => {
      if (answer.ok) void navigate(`/tramites/${answer.value.state.caseId}`);
    },
  });
  return {
    opening,
    pick: (row: RequestRow) => {
      if (opening.isPending) return;
      if (row.openCase) void navigate(`/tramites/${row.openCase.caseId}`);
      else opening.mutate(row);
    },
  };
}

/** The text of the search is a draft too: after a kill it is back (U4). */
function useSearchText(field: RefObject<HTMLInputElement | null>) {
  const [parameters] = useSearchParams();
  const [text, setText] = useState(parameters.get('buscar') ?? '');
  const touched = useRef(text !== '');
  const draft = useQuery({
    queryKey: ['draft', 'A1'],
    queryFn: () => query('getDraft', { step: 'A1' }),
    gcTime: 0,
  });
  const restored = draft.data?.values;
  useEffect(() => {
    const before = (restored as { text?: unknown } | undefined)?.text;
    if (touched.current || typeof before !== 'string') return;
    setText(before);
    // Selected once it is there, so that the next search is typed over it.
    requestAnimationFrame(() => field.current?.select());
  }, [restored, field]);
  const [pausedText] = useDebouncedValue(text, 400);
  useEffect(() => {
    if (touched.current) void call('saveDraft', { caseId: null, step: 'A1', values: { text: pausedText } });
  }, [pausedText]);
  return {
    text,
    change: (typed: string) => {
      touched.current = true;
      setText(typed);
    },
  };
}

/**
 * Enter that came before the list did, as a reader of codes presses it: the one request that is then found is taken. Of several the clerk
 * has to see which.
 *
 * @returns what remembers such an Enter for a text, or forgets it.
 */
function useEarlyEnter(listed: string | null, rows: readonly RequestRow[], pick: (row: RequestRow) => void) {
  const [awaited, setAwaited] = useState<string | null>(null);
  useEffect(() => {
    if (awaited === null || listed !== awaited) return;
    setAwaited(null);
    const [only, ...others] = rows;
    if (only && others.length === 0) pick(only);
  }, [awaited, listed, rows, pick]);
  return setAwaited;
}

/** A.1, and A.7 at the back office: finds the customer's request as one types, and opens the case on the one that is picked. */
export function IdentifyPage() {
  const { user } = useSession();
  const listId = useId();
  const field = useRef<HTMLInputElement>(null);
  const { text, change } = useSearchText(field);
  const { rows, searched, found } = useFoundRequests(text);
  const [active, setActive] = useState(0);
  const { opening, pick } = useOpening();
  // A list from before may name a case that was closed since: what is taken was read after it was typed.
  const listed = found.isPlaceholderData || found.isFetching ? null : searched;
  const setAwaited = useEarlyEnter(listed, rows, pick);
  useShortcut('F2', () => field.current?.select(), 'Buscar cliente');
  useShortcut(
    'Alt+1…9',
    (digit) => {
      const row = rows[Number(digit) - 1];
      if (row) pick(row);
    },
    'Elegir de la lista',
  );
  const position = Math.min(active, Math.max(0, rows.length - 1));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setActive(Math.min(position + 1, rows.length - 1));
    else if (event.key === 'ArrowUp') setActive(Math.max(position - 1, 0));
    // What is on screen has to be what was typed.
    else if (event.key === 'Enter' && listed === text.trim()) {
      const row = rows[position];
      if (row) pick(row);
    } else if (event.key === 'Enter' && text.trim() !== '') setAwaited(text.trim());
    else return;
    event.preventDefault();
  };
  const refused = opening.data?.ok === false ? refusalWords(opening.data.error) : null;
  return (
    <div className={styles.asked}>
      <PageHeading focus={false}>{stepHeading(user && mayAnswer(user.role, 'A7') ? 'A7' : 'A1')}</PageHeading>
      <TextInput
        ref={field}
        mt="md"
        size="md"
        label="Nombre, C.I., NIT, empresa o número de solicitud"
        leftSection={<IconSearch size={18} aria-hidden="true" />}
        role="combobox"
        aria-expanded={rows.length > 0}
        aria-controls={listId}
        aria-activedescendant={rows[position] ? `${listId}-${position}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        autoFocus
        value={text}
        maxLength={120}
        onChange={(event) => {
          setActive(0);
          setAwaited(null);
          change(event.currentTarget.value);
        }}
        onKeyDown={onKeyDown}
      />
      {refused && (
        <Banner kind="error" title={refused.title}>
          {refused.explanation} {refused.wayOn}
        </Banner>
      )}
      <div id={listId} role="listbox" aria-label="Solicitudes encontradas" className={styles.results}>
        {rows.map((row, index) => (
          <RequestResult
            key={row.requestId}
            id={`${listId}-${index}`}
            number={index + 1}
            row={row}
            isActive={index === position}
            onPick={() => pick(row)}
          />
        ))}
      </div>
      <p className={styles.dimmed} role="status">
        {searched !== '' && !found.isPending && rows.length === 0 && `Nada coincide con «${searched}».`}
        {found.data?.more && rows.length > 0 && 'Hay más: escriba otra palabra para acortar la lista.'}
      </p>
      {searched === '' && (
        <EmptyState title="Busque al cliente">
          Escriba parte del nombre o el número del documento. Las solicitudes más recientes salen primero.
        </EmptyState>
      )}
    </div>
  );
}
