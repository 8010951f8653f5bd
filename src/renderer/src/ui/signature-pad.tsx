import { useId, useState } from 'react';
import { Button } from './button.tsx';
import { bindClasses } from './class-names.ts';
import { Glyph } from './glyph.tsx';
import { SegmentedControl } from './segmented-control.tsx';
import styles from './signature-pad.module.css';
import { typedSignatureSvg } from './signature-svg.ts';
import { TextField } from './text-field.tsx';
import { useSignatureCanvas } from './use-signature-canvas.ts';

const cx = bindClasses(styles);

/** `svg` is a whole SVG document; a typed signature also keeps its name, to be set again in another font. */
export type SignatureValue =
  | { readonly kind: 'drawn'; readonly svg: string }
  | { readonly kind: 'typed'; readonly svg: string; readonly name: string };

export interface SignaturePadLabels {
  /** Names the pad: "Signature de Claire Exemple, présidente". */
  readonly pad: string;
  /** Names the choice between the two ways. */
  readonly mode: string;
  readonly draw: string;
  readonly type: string;
  /** Says how to use the pad. */
  readonly hint: string;
  readonly typedName: string;
  /** Says what a typed signature is worth, before it is given. */
  readonly typedHint: string;
  readonly undo: string;
  readonly clear: string;
}

export interface SignaturePadProps {
  readonly labels: SignaturePadLabels;
  readonly onChange: (value: SignatureValue | null) => void;
  readonly isDisabled?: boolean;
}

type Mode = 'draw' | 'type';

/** A slip of paper to sign: by pen, finger or mouse, or by typing one's name. Give it a `key` per signatory. */
export function SignaturePad({ labels, onChange, isDisabled = false }: SignaturePadProps) {
  const [mode, setMode] = useState<Mode>('draw');
  return (
    <div className={cx('pad')}>
      <SegmentedControl<Mode>
        label={labels.mode}
        segments={[
          { id: 'draw', label: labels.draw },
          { id: 'type', label: labels.type },
        ]}
        value={mode}
        onChange={(next) => {
          setMode(next);
          onChange(null);
        }}
        isDisabled={isDisabled}
      />
      {mode === 'draw' ? (
        <DrawnSignature labels={labels} onChange={onChange} isDisabled={isDisabled} />
      ) : (
        <TypedSignature labels={labels} onChange={onChange} isDisabled={isDisabled} />
      )}
    </div>
  );
}

type PartProps = Required<SignaturePadProps>;

function DrawnSignature({ labels, onChange, isDisabled }: PartProps) {
  const hintId = useId();
  const { canvasRef, isEmpty, undo, clear } = useSignatureCanvas(!isDisabled, (svg) => {
    onChange(svg === null ? null : { kind: 'drawn', svg });
  });
  return (
    <>
      <div
        className={cx('slip', isDisabled && 'disabled')}
        role="group"
        aria-label={labels.pad}
        aria-describedby={hintId}
      >
        <canvas ref={canvasRef} className={cx('canvas')} />
        <span className={cx('line')} />
      </div>
      <div className={cx('foot')}>
        <span id={hintId} className={cx('hint')}>
          {labels.hint}
        </span>
        <Button variant="quiet" icon={<Glyph name="undo" size={18} />} isDisabled={isEmpty} onPress={undo}>
          {labels.undo}
        </Button>
        <Button variant="quiet" icon={<Glyph name="close" size={18} />} isDisabled={isEmpty} onPress={clear}>
          {labels.clear}
        </Button>
      </div>
    </>
  );
}

function TypedSignature({ labels, onChange, isDisabled }: PartProps) {
  const [name, setName] = useState('');
  const write = (next: string) => {
    setName(next);
    const clean = next.trim().replace(/\s+/g, ' ');
    const ink = getComputedStyle(document.documentElement).getPropertyValue('--slip-ink').trim();
    onChange(clean === '' ? null : { kind: 'typed', name: clean, svg: typedSignatureSvg(clean, ink) });
  };
  return (
    <>
      <TextField
        label={labels.typedName}
        description={labels.typedHint}
        value={name}
        onChange={write}
        autoComplete="off"
        maxLength={80}
        isDisabled={isDisabled}
      />
      <div
        className={cx('slip', isDisabled && 'disabled')}
        role="img"
        aria-label={`${labels.pad} ${name}`.trim()}
      >
        <span className={cx('written')} aria-hidden>
          {name}
        </span>
        <span className={cx('line')} />
      </div>
    </>
  );
}
