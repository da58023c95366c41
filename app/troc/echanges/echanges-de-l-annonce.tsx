import { accorder } from '#app/commun/texte.ts';
import { LienBouton } from '#app/ui/bouton.tsx';
import { Lien } from '#app/ui/lien.tsx';
import { Section } from '#app/ui/page.tsx';
import type { EchangesLus } from './liste.server.ts';
import { ListeDEchanges } from './liste-d-echanges.tsx';

/** On the page of an annonce: answer it, one's own conversations about it. */
export function EchangesDeLAnnonce({ nombre, miens, tous, repondre, sienne, ouverte }: EchangesLus) {
  return (
    <div className="pile">
      {repondre && (
        <div className="actions">
          <LienBouton href={repondre} icone="envoyer">
            Répondre à cette annonce
          </LienBouton>
        </div>
      )}
      {miens.length > 0 ? (
        <Section titre={sienne ? 'Qui vous a répondu' : 'Votre échange'}>
          <ListeDEchanges lignes={miens} legende="Les échanges sur cette annonce" />
          {tous && (
            <p>
              <Lien href={tous}>{`Voir les ${nombre} échanges`}</Lien>
            </p>
          )}
        </Section>
      ) : (
        <p className="petit doux">{phraseDuNombre(nombre, sienne && ouverte)}</p>
      )}
    </div>
  );
}

function phraseDuNombre(nombre: number, attendue: boolean): string {
  if (nombre > 0) {
    return `${accorder(nombre, 'réponse reçue', 'réponses reçues')} d’autres structures. Seules les deux structures d’un échange le lisent.`;
  }
  return attendue
    ? 'Personne n’a encore répondu. Vous recevrez un courriel à la première réponse.'
    : 'Personne n’a encore répondu.';
}
