namespace CultivatedLand.Local.Storage.Migrations;

/// <summary>
/// Schema step that records every mail without a task, see <see cref="Application.Mail.Log.PlaceMailLog"/>.
/// Earlier versions recorded only the mails of a place. A mail that had lost its notices by then cannot be told apart any more.
/// </summary>
internal static class PlaceMailSchema
{
    public const string Script = """
        INSERT OR IGNORE INTO cabinet (drawer, key, version, content)
        SELECT 'mail-places', mail, 1, CAST('{"place":null}' AS BLOB) FROM mails
        WHERE NOT EXISTS (SELECT 1 FROM mail_notices WHERE mail_notices.mail = mails.id);
        """;
}
