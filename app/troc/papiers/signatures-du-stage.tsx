import { Puce } from '#app/ui/puce.tsx';

export interface SignatureVue {
  nom: string;
  precision: string;
  /** When it was given; empty when it is awaited. */
  faite: string;
  code: string;
  exemplaire: string;
}

/** Where consents and signatures stand, one box each. */
export function SignaturesDuStage({ signatures }: { signatures: readonly SignatureVue[] }) {
  return (
    <div className="signatures">
      {signatures.map((s) => (
        <section key={s.nom} className={s.faite ? 'signature signature--faite' : 'signature'} aria-label={s.nom}>
          <strong>{s.nom}</strong>
          {s.faite && <span>{s.precision}</span>}
          <span>
            <Puce ton={s.faite ? 'succes' : 'attention'}>{s.faite ? `Le ${s.faite}` : s.precision}</Puce>
          </span>
          {s.code && (
            <span className="petit doux">
              Code <a href={`/signatures/${s.code}`}>{s.code}</a>
            </span>
          )}
          {s.exemplaire && (
            <a className="petit" href={s.exemplaire}>
              Exemplaire signé à la main
            </a>
          )}
        </section>
      ))}
    </div>
  );
}
