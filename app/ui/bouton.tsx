import { type ReactNode, useContext, useEffect, useState } from 'react';
import { classes } from './classes.ts';
import { Icone, type NomIcone } from './icone.tsx';
import { Lien } from './lien.tsx';
import { OccupationContexte } from './occupation.ts';

export type GenreDeBouton = 'principal' | 'second' | 'danger' | 'lien' | 'lien-danger';

const CLASSE: Record<GenreDeBouton, string> = {
  principal: 'bouton',
  second: 'bouton bouton--second',
  danger: 'bouton bouton--danger',
  lien: 'lien-action lien-action--bouton',
  'lien-danger': 'lien-action lien-action--bouton lien-action--danger',
};

const CLASSE_DE_LIEN: Partial<Record<GenreDeBouton, string>> = {
  lien: 'lien-action',
  'lien-danger': 'lien-action lien-action--danger',
};

interface Props {
  genre?: GenreDeBouton | undefined;
  icone?: NomIcone | undefined;
  type?: 'submit' | 'button' | undefined;
  name?: string | undefined;
  value?: string | undefined;
  /** Takes the whole width. */
  large?: boolean | undefined;
  /** Id of the form, for a button that stands outside it. */
  form?: string | undefined;
  formAction?: string | undefined;
  onClick?: (() => void) | undefined;
  children: ReactNode;
}

/** A button says what happens. While its form is being sent, it says so and does nothing more. */
export function Bouton({ genre = 'principal', icone, type = 'submit', large, onClick, children, ...reste }: Props) {
  const occupe = useContext(OccupationContexte) && type === 'submit';
  const [presse, setPresse] = useState(false);
  useEffect(() => {
    if (!occupe) setPresse(false);
  }, [occupe]);
  return (
    <button
      {...reste}
      type={type}
      className={classes(CLASSE[genre], large && 'bouton--large')}
      aria-disabled={occupe || undefined}
      onClick={(evenement) => {
        if (occupe) evenement.preventDefault();
        else setPresse(true);
        onClick?.();
      }}
    >
      {icone && <Icone nom={icone} />}
      {occupe && presse ? 'Un instant, c’est en route…' : children}
    </button>
  );
}

interface PropsLien {
  href: string;
  genre?: GenreDeBouton | undefined;
  icone?: NomIcone | undefined;
  large?: boolean | undefined;
  children: ReactNode;
}

/** A link that looks like a button: it leads to where the act is done. */
export function LienBouton({ href, genre = 'principal', icone, large, children }: PropsLien) {
  return (
    <Lien className={classes(CLASSE_DE_LIEN[genre] ?? CLASSE[genre], large && 'bouton--large')} href={href}>
      {icone && <Icone nom={icone} />}
      {children}
    </Lien>
  );
}
