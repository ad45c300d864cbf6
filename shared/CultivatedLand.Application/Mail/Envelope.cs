using System.Security.Cryptography;
using System.Text;
using CultivatedLand.Domain;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Mail;

/// <summary>Envelope of one mail to one person: a digest of several notices, or an official paper of its own.</summary>
/// <param name="Items">Items of the mail, most urgent first.</param>
public sealed record Envelope(Recipient Recipient, DateTimeOffset SendAt, EquatableArray<EnvelopeItem> Items)
{
    /// <summary>
    /// Id of the mail. It derives from the recipient and the notices, so that a mail sent again is recognised as the same one.
    /// </summary>
    public string Id => Digest(Recipient, Items);

    private static string Digest(Recipient recipient, EquatableArray<EnvelopeItem> items)
    {
        var identity = string.Join(
            '\n',
            items.Select(item => item.Notice.Id.ToString()).Order(StringComparer.Ordinal).Prepend(recipient.Key)
        );
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)))[..20];
    }
}

/// <summary>Item of an envelope: one notice for its recipient.</summary>
/// <param name="IsCopy">Whether this person gets the notice for information (抄送).</param>
public sealed record EnvelopeItem(Notice Notice, bool IsCopy, Recipient Recipient)
{
    /// <summary>
    /// Whether the recipient is the first addressee of the notice. The other addressees, and those who get a copy, get the same paper.
    /// </summary>
    public bool IsOriginal => !IsCopy && Recipient.Addressee == Notice.To[0];
}
