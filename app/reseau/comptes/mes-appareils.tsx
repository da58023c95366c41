import { Form } from '@remix-run/react';
import { Bouton } from '#app/ui/bouton.tsx';
import { Puce } from '#app/ui/puce.tsx';
import { Tableau } from '#app/ui/tableau.tsx';

interface Props {
  appareils: readonly {
    id: string;
    appareil: string;
    depuis: string;
    vu: string;
    courante: boolean;
    /** The first step is done there, the code was not given. */
    enAttente: boolean;
  }[];
}

/** Where one is signed in, and how to close a door left open elsewhere. */
export function MesAppareils({ appareils }: Props) {
  return (
    <>
      <Tableau
        legende="Appareils où votre porte est ouverte"
        cacheLegende
        colonnes={[{ titre: 'Appareil' }, { titre: 'Depuis le' }, { titre: 'Dernier passage' }, { titre: 'Fermer', cache: true }]}
        lignes={appareils.map(({ id, appareil, depuis, vu, courante, enAttente }) => ({
          cle: id,
          cellules: [
            appareil,
            depuis,
            enAttente ? (
              <Puce key={`${id}-code`} ton="attention" icone="horloge">
                N’a pas encore donné le code
              </Puce>
            ) : (
              vu
            ),
            courante ? (
              <Puce key={id} ton="succes" icone="coche">
                Celui-ci
              </Puce>
            ) : (
              <Fermer key={id} session={id} appareil={appareil} />
            ),
          ],
        }))}
      />
      {appareils.length > 1 && (
        <Form method="post">
          <input type="hidden" name="acte" value="fermer_les_autres" />
          <Bouton genre="second">Fermer toutes les autres</Bouton>
        </Form>
      )}
    </>
  );
}

function Fermer({ session, appareil }: { session: string; appareil: string }) {
  return (
    <Form method="post">
      <input type="hidden" name="acte" value="fermer_session" />
      <input type="hidden" name="session" value={session} />
      <Bouton genre="lien">
        Fermer<span className="cache">{`\u00a0: ${appareil}`}</span>
      </Bouton>
    </Form>
  );
}
