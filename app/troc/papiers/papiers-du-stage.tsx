import { Bandeau } from '#app/ui/bandeau.tsx';
import { LienBouton } from '#app/ui/bouton.tsx';
import { Section } from '#app/ui/page.tsx';
import { SignaturesDuStage, type SignatureVue } from './signatures-du-stage.tsx';

interface Props {
  papiers: {
    liste: { sorte: string; libelle: string; pour: string; pdf: string; docx: string }[];
    notices: string[];
    signatures: SignatureVue[] | null;
  } | null;
  stageId: number;
}

/** The papers of a stage: what to sign, what to carry, what to know. */
export function PapiersDuStage({ papiers, stageId }: Props) {
  if (!papiers || (papiers.liste.length === 0 && papiers.notices.length === 0)) return null;
  const { liste, notices, signatures } = papiers;
  return (
    <Section titre="Papiers">
      <div className="pile">
        {notices.map((notice) => (
          <Bandeau key={notice}>{notice}</Bandeau>
        ))}
        {signatures && (
          <>
            <SignaturesDuStage signatures={signatures} />
            <div className="actions">
              <LienBouton href={`/stages/${stageId}/signer`} genre="second" icone="document">
                Lire la convention et l’avenant
              </LienBouton>
            </div>
          </>
        )}
        {liste.length > 0 && (
          <ul className="liste">
            {liste.map(({ sorte, libelle, pour, pdf, docx }) => (
              <li key={`${sorte}-${pour}`}>
                {libelle}
                {pour && `, ${pour}`}
                {'\u00a0: '}
                <a href={pdf}>
                  PDF<span className="cache">, {[libelle, pour].filter(Boolean).join(', ')}</span>
                </a>
                {' ou '}
                <a href={docx}>
                  Word<span className="cache">, {[libelle, pour].filter(Boolean).join(', ')}</span>
                </a>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Section>
  );
}
