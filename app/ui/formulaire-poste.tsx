import { Form, useActionData, useNavigation } from '@remix-run/react';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { Formulaire } from '#app/commun/formulaire.ts';
import { type BrouillonDePage, useBrouillon } from './brouillon.ts';
import { Icone } from './icone.tsx';
import { OccupationContexte } from './occupation.ts';
import { ResumeErreurs } from './resume-erreurs.tsx';

interface Props {
  action?: string | undefined;
  id?: string | undefined;
  formulaire?: Formulaire | undefined;
  titreErreurs?: string | undefined;
  /** Key drawn by the loader: the same form sent twice makes one thing. */
  geste?: string | undefined;
  brouillon?: BrouillonDePage | undefined;
  multipart?: boolean | undefined;
  /** Sent several times before it is done: what is unfolded or chosen in it stays. */
  enPlusieursFois?: boolean | undefined;
  children: ReactNode;
}

/** A plain posted form: without JavaScript it works the same, with it a double click sends once and the draft keeps itself. */
export function FormulairePoste({
  action,
  id,
  formulaire,
  titreErreurs,
  geste,
  brouillon,
  multipart,
  enPlusieursFois,
  children,
}: Props) {
  const navigation = useNavigation();
  const [parti, setParti] = useState(false);
  const formulaireRef = useRef<HTMLFormElement>(null);
  const garde = useBrouillon(brouillon, formulaireRef);
  const occupe = parti && navigation.state !== 'idle';
  const reste = useActionData() !== undefined || Boolean(enPlusieursFois);
  // What was typed is done with once it is taken: the same page comes back with a new form.
  const [tour, setTour] = useState(0);
  const enCours = useRef({ parti, reste });
  enCours.current = { parti, reste };

  useEffect(() => {
    if (navigation.state !== 'idle' || !enCours.current.parti) return;
    setParti(false);
    if (!enCours.current.reste) setTour((n) => n + 1);
  }, [navigation.state]);

  const envoyer = (evenement: FormEvent) => {
    if (occupe) {
      evenement.preventDefault();
      return;
    }
    setParti(true);
    garde.oublier();
  };

  return (
    <OccupationContexte.Provider value={occupe}>
      <Form
        key={tour}
        ref={formulaireRef}
        id={id}
        method="post"
        {...(action === undefined ? {} : { action })}
        encType={multipart ? 'multipart/form-data' : 'application/x-www-form-urlencoded'}
        noValidate
        className="formulaire"
        onSubmit={envoyer}
        onChange={garde.noter}
      >
        <ResumeErreurs formulaire={formulaire} titre={titreErreurs} />
        {geste && <input type="hidden" name="geste" value={geste} />}
        {brouillon && <input type="hidden" name="formulaire" value={brouillon.formulaire} />}
        <div className="formulaire__champs">{children}</div>
        {brouillon && (
          <div className="formulaire__brouillon">
            <button
              type="submit"
              className="lien-action lien-action--bouton"
              formAction="/brouillons"
              formEncType="application/x-www-form-urlencoded"
              onClick={garde.garder}
            >
              <Icone nom="nuage" />
              {brouillon.garde ?? 'Garder le brouillon'}
            </button>
            <p className="brouillon" role="status">
              {garde.phrase}
            </p>
          </div>
        )}
      </Form>
    </OccupationContexte.Provider>
  );
}
