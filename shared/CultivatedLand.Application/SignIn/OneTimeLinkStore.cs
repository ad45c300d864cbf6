using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Records;

namespace CultivatedLand.Application.SignIn;

/// <summary>
/// Store of one-time links: for the first administrator, and for a first or forgotten password. Only the hash of the secret is stored.
/// </summary>
public sealed class OneTimeLinkStore(IRecordStore recordStore, AccessRules rules)
{
    /// <summary>Key of the note that the link for the first administrator was made. No secret has it: theirs are hashes.</summary>
    private const string FirstRunNote = "first-run";

    private readonly RecordSet<OneTimeLink> _recordSet = new(recordStore, "one-time-links");

    /// <summary>Makes a link and returns its secret. Earlier links for the same purpose end.</summary>
    /// <param name="account">Account of the link. Null for the first administrator, who has no account yet.</param>
    public async Task<string> Make(string? account, CancellationToken cancellationToken)
    {
        await Revoke(account, cancellationToken);
        var secret = SecretTokens.New();
        var ends = rules.Clock.GetUtcNow() + (account is null ? rules.FirstRunLasts : rules.WelcomeLasts);
        await _recordSet.Add(SecretTokens.KeyOf(secret)!, new OneTimeLink(account, ends), cancellationToken);
        return secret;
    }

    /// <summary>
    /// Makes the link for the first administrator, unless one is valid. Of several machines that start at once, one makes it.
    /// </summary>
    /// <returns>The secret, null where another start has made it, and the moment at which the link ends.</returns>
    public async Task<(string? Secret, DateTimeOffset EndsAt)> MakeFirstRunOnce(CancellationToken cancellationToken)
    {
        while (true)
        {
            var now = rules.Clock.GetUtcNow();
            if (await _recordSet.FindReadable(FirstRunNote, cancellationToken) is { } known)
            {
                if (IsValid(known, now))
                    return (null, known.EndsAt);
                await _recordSet.RemoveWhere(FirstRunNote, note => !IsValid(note, now), cancellationToken);
            }

            var note = new OneTimeLink(null, now + rules.FirstRunLasts);
            if (!await _recordSet.Add(FirstRunNote, note, cancellationToken))
            {
                // A note that cannot be read says nothing of a link, and would keep the first administrator out for good.
                if (await _recordSet.FindReadable(FirstRunNote, cancellationToken) is null)
                    await _recordSet.Remove(FirstRunNote, cancellationToken);
                continue;
            }

            var secret = SecretTokens.New();
            await _recordSet.Add(SecretTokens.KeyOf(secret)!, note, cancellationToken);
            return (secret, note.EndsAt);
        }
    }

    public async Task<OneTimeLink?> Look(string secret, CancellationToken cancellationToken) =>
        SecretTokens.KeyOf(secret) is { } key
        && await _recordSet.Find(key, cancellationToken) is { } link
        && IsValid(link, rules.Clock.GetUtcNow())
            ? link
            : null;

    private bool IsValid(OneTimeLink link, DateTimeOffset now) =>
        now < link.EndsAt && link.EndsAt <= now + (link.Account is null ? rules.FirstRunLasts : rules.WelcomeLasts) + rules.ClockTolerance;

    /// <summary>Uses a link up. Of two people who come at once, one gets it.</summary>
    public async Task<OneTimeLink?> Take(string secret, CancellationToken cancellationToken) =>
        await Look(secret, cancellationToken) is { } link && await _recordSet.Remove(SecretTokens.KeyOf(secret)!, cancellationToken)
            ? link
            : null;

    public async Task Revoke(string? account, CancellationToken cancellationToken)
    {
        await foreach (var (key, link) in _recordSet.All(cancellationToken))
        {
            if (link.Account == account || rules.Clock.GetUtcNow() >= link.EndsAt)
                await _recordSet.Remove(key, cancellationToken);
        }
    }
}

/// <summary>Record of a one-time link.</summary>
public sealed record OneTimeLink(string? Account, DateTimeOffset EndsAt);
