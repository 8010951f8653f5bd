import { useTranslation } from 'react-i18next';
import { SALES_STAGE_IDS } from '../../../../../domain/roleplay/sales-stages.ts';
import type { MoveKind, MoveMoment, SubjectMove } from '../../../../../domain/roleplay/subject.schema.ts';
import {
  Button,
  Glyph,
  IconButton,
  NumberField,
  Section,
  Select,
  Stack,
  bindClasses,
} from '../../../ui/index.ts';
import { useSubjectWords } from '../hooks/use-subject-words.ts';
import { FieldPlace, SubjectText, useFault } from './form-faults.tsx';
import { emptyMove, emptyRole } from './subject-draft.ts';
import type { RoleForm } from './subject-draft.ts';
import type { SubjectFieldsProps } from './subject-fields.ts';
import { fieldIdOf } from './subject-form-faults.ts';
import styles from './subject-form.module.css';

const cx = bindClasses(styles);

const MOVE_KINDS: readonly MoveKind[] = ['objection', 'complaint', 'question', 'request'];
const AT_MINUTE = 'minute';
const MAX_MINUTE = 600;

/** One card for each juror who plays. */
export function RoleFields({ form: { roles }, onChange }: SubjectFieldsProps) {
  const { t } = useTranslation('subjects');
  const set = (index: number, patch: Partial<RoleForm>) => {
    onChange({ roles: roles.map((role, at) => (at === index ? { ...role, ...patch } : role)) });
  };
  return (
    <Section title={t('form.roles')} description={t('form.rolesNote')}>
      <FieldPlace path="roles">
        <Stack gap="3">
          {roles.map((role, index) => (
            <RoleCardFields
              key={role.id}
              role={role}
              index={index}
              onChange={(patch) => {
                set(index, patch);
              }}
              onAddMove={() => {
                set(index, { moves: [...role.moves, emptyMove(roles)] });
              }}
              onRemove={
                roles.length === 1
                  ? null
                  : () => {
                      onChange({ roles: roles.filter((_, at) => at !== index) });
                    }
              }
            />
          ))}
          <div>
            <Button
              icon={<Glyph name="add" />}
              onPress={() => {
                onChange({ roles: [...roles, emptyRole(roles)] });
              }}
            >
              {t('form.addRole')}
            </Button>
          </div>
        </Stack>
      </FieldPlace>
    </Section>
  );
}

interface RoleCardFieldsProps {
  readonly role: RoleForm;
  readonly index: number;
  readonly onChange: (patch: Partial<RoleForm>) => void;
  readonly onAddMove: () => void;
  /** Null when it is the only one. */
  readonly onRemove: (() => void) | null;
}

function RoleCardFields({ role, index, onChange, onAddMove, onRemove }: RoleCardFieldsProps) {
  const { t } = useTranslation('subjects');
  const path = `roles[${String(index)}]`;
  const text = (name: 'name' | 'brief' | 'knows' | 'mustNotSay') => ({
    path: `${path}.${name}`,
    label: t(`path.${name}`),
    value: role[name],
    onChange: (value: string) => {
      onChange({ [name]: value });
    },
  });
  return (
    <div className={cx('block')} role="group" aria-labelledby={fieldIdOf(`${path}.title`)}>
      <div className={cx('blockHead')}>
        <h3 id={fieldIdOf(`${path}.title`)}>{t('form.role', { rank: index + 1 })}</h3>
        {onRemove === null ? null : (
          <IconButton
            label={t('form.removeRole', { rank: index + 1 })}
            icon={<Glyph name="close" />}
            onPress={onRemove}
          />
        )}
      </div>
      <SubjectText {...text('name')} />
      <SubjectText {...text('brief')} rows={3} />
      <SubjectText {...text('knows')} isOptional description={t('form.oneByLine')} rows={3} />
      <SubjectText {...text('mustNotSay')} isOptional description={t('form.oneByLine')} rows={2} />
      <div className={cx('moves')}>
        <h4>{t('form.moves')}</h4>
        {role.moves.map((move, rank) => (
          <MoveFields
            key={move.id}
            move={move}
            path={`${path}.moves[${String(rank)}]`}
            rank={rank + 1}
            onChange={(patch) => {
              onChange({ moves: role.moves.map((one, at) => (at === rank ? { ...one, ...patch } : one)) });
            }}
            onRemove={() => {
              onChange({ moves: role.moves.filter((_, at) => at !== rank) });
            }}
          />
        ))}
        <div>
          <Button icon={<Glyph name="add" />} onPress={onAddMove}>
            {t('form.addMove')}
          </Button>
        </div>
      </div>
    </div>
  );
}

interface MoveFieldsProps {
  readonly move: SubjectMove;
  readonly path: string;
  readonly rank: number;
  readonly onChange: (patch: Partial<SubjectMove>) => void;
  readonly onRemove: () => void;
}

function MoveFields({ move, path, rank, onChange, onRemove }: MoveFieldsProps) {
  const { t } = useTranslation('subjects');
  const words = useSubjectWords();
  return (
    <div className={cx('move')}>
      <div className={cx('moveText')}>
        <SubjectText
          path={`${path}.text`}
          label={t('form.moveText', { rank })}
          rows={2}
          value={move.text}
          onChange={(text) => {
            onChange({ text });
          }}
        />
      </div>
      <Select
        label={t('form.moveKind')}
        placeholder={t('form.moveKind')}
        options={MOVE_KINDS.map((id) => ({ id, label: words.moveKind(id) }))}
        value={move.kind}
        onChange={(kind) => {
          onChange({ kind });
        }}
      />
      <MomentFields
        path={path}
        moment={move.moment}
        onChange={(moment) => {
          onChange({ moment });
        }}
      />
      <IconButton label={t('form.removeMove', { rank })} icon={<Glyph name="close" />} onPress={onRemove} />
    </div>
  );
}

interface MomentFieldsProps {
  readonly path: string;
  readonly moment: MoveMoment;
  readonly onChange: (moment: MoveMoment) => void;
}

/** A minute of the play, or the stage of the interview that calls for it. */
function MomentFields({ path, moment, onChange }: MomentFieldsProps) {
  const { t } = useTranslation('subjects');
  const words = useSubjectWords();
  const fault = useFault(`${path}.moment`);
  return (
    <FieldPlace path={`${path}.moment`}>
      <div className={cx('moment')}>
        <Select
          label={t('path.moment')}
          placeholder={t('path.moment')}
          errorMessage={fault}
          options={[
            { id: AT_MINUTE, label: t('form.atMinute') },
            ...SALES_STAGE_IDS.map((id) => ({ id, label: words.stage(id) })),
          ]}
          value={moment.kind === 'minute' ? AT_MINUTE : moment.stage}
          onChange={(id) => {
            const stage = SALES_STAGE_IDS.find((known) => known === id);
            onChange(stage === undefined ? { kind: 'minute', minute: 3 } : { kind: 'stage', stage });
          }}
        />
        {moment.kind === 'minute' ? (
          <NumberField
            label={t('form.minute')}
            value={moment.minute}
            minValue={0}
            maxValue={MAX_MINUTE}
            onChange={(minute) => {
              if (Number.isInteger(minute)) onChange({ kind: 'minute', minute });
            }}
          />
        ) : null}
      </div>
    </FieldPlace>
  );
}
