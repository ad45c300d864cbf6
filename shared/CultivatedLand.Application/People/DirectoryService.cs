using System.Security.Cryptography;
using CultivatedLand.Application.Serialization;
using CultivatedLand.Domain;
using CultivatedLand.Domain.People;

namespace CultivatedLand.Application.People;

/// <summary>
/// Service that changes single entries of the directory, which is stored as a whole.
/// This host makes one change at a time, each on the result of the change before.
/// A change of an entry that is no longer there is refused and says so.
/// </summary>
public sealed class DirectoryService(IDirectoryStore directoryStore, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Calculates a key for an entry from all its content. The key changes with any change of the entry.</summary>
    public static string KeyOf(DirectoryEntry entry) => Hash(new PeopleDirectory([entry]))[..16];

    /// <summary>Calculates a key for the whole directory from its content.</summary>
    public static string KeyOf(PeopleDirectory directory) => Hash(directory)[..16];

    public Task<PeopleDirectory> Directory(CancellationToken cancellationToken) => directoryStore.Current(cancellationToken);

    /// <summary>Adds an entry. Adding the same entry twice gives one entry.</summary>
    public Task<DirectoryOutcome> Add(DirectoryEntry entry, string by, CancellationToken cancellationToken) =>
        Change(
            directory =>
                directory.Entries.Contains(entry)
                    ? Answer.Of(directory.Entries)
                    : Checked(directory.Entries, entry, null) ?? Answer.Of([.. directory.Entries, entry]),
            by,
            cancellationToken
        );

    /// <summary>Adds several entries, all of them or none. Adding the same entries twice gives each once.</summary>
    public Task<DirectoryOutcome> AddAll(IReadOnlyList<DirectoryEntry> entries, string by, CancellationToken cancellationToken) =>
        Change(
            directory =>
            {
                var all = directory.Entries.ToList();
                for (var index = 0; index < entries.Count; index++)
                {
                    if (all.Contains(entries[index]))
                        continue;
                    if (Checked(all, entries[index], null) is { } refused)
                        return refused.Outcome is DirectoryOutcome.Refused why ? new Answer(null, why with { Index = index }) : refused;
                    all.Add(entries[index]);
                }

                return Answer.Of(all);
            },
            by,
            cancellationToken
        );

    /// <summary>
    /// Puts people into roles, all of them or none. Whoever held a role of which a place has one holder leaves it.
    /// </summary>
    public Task<DirectoryOutcome> Fill(IReadOnlyList<DirectoryEntry> entries, string by, CancellationToken cancellationToken) =>
        Change(
            directory =>
            {
                var all = directory.Entries.ToList();
                foreach (var entry in entries.Where(entry => !all.Contains(entry)))
                {
                    var held =
                        entry.Role == Role.GridMember
                            ? -1
                            : all.FindIndex(known => (known.Place, known.Role, known.Label) == (entry.Place, entry.Role, entry.Label));
                    if (held < 0)
                        all.Add(entry);
                    else
                        all[held] = entry;
                }

                return Answer.Of(all);
            },
            by,
            cancellationToken
        );

    /// <param name="key">Key of the entry as the person saw it.</param>
    public Task<DirectoryOutcome> Edit(string key, DirectoryEntry entry, string by, CancellationToken cancellationToken) =>
        Change(
            directory =>
            {
                if (directory.Entries.FirstOrDefault(known => KeyOf(known) == key) is not { } before)
                    return directory.Entries.Contains(entry) ? Answer.Of(directory.Entries) : Answer.Gone;
                return Checked(directory.Entries, entry, before)
                    ?? Answer.Of([.. directory.Entries.Select(known => known == before ? entry : known)]);
            },
            by,
            cancellationToken
        );

    public Task<DirectoryOutcome> Remove(string key, string by, CancellationToken cancellationToken) =>
        Change(directory => Answer.Of([.. directory.Entries.Where(known => KeyOf(known) != key)]), by, cancellationToken);

    /// <summary>Replaces the whole directory, unless it has changed since the person saw it.</summary>
    /// <param name="expected">Key of the whole directory as the person saw it.</param>
    public Task<DirectoryOutcome> Replace(
        string expected,
        IEnumerable<DirectoryEntry> entries,
        string by,
        CancellationToken cancellationToken
    ) =>
        Change(
            directory =>
                KeyOf(directory) == expected || KeyOf(new PeopleDirectory(entries)) == KeyOf(directory)
                    ? Answer.Of([.. entries])
                    : Answer.Gone,
            by,
            cancellationToken
        );

    public void Dispose() => _turn.Dispose();

    private async Task<DirectoryOutcome> Change(Func<PeopleDirectory, Answer> change, string by, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var before = await directoryStore.Current(cancellationToken);
            var answer = change(before);
            if (answer.Outcome is { } refused)
                return refused;

            var after = new PeopleDirectory(answer.Entries!);
            if (after.Entries != before.Entries)
                await directoryStore.Replace(after, Hash(after), clock.GetUtcNow(), by, cancellationToken);
            return new DirectoryOutcome.Kept();
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Checks one entry against the rest of the directory. Null where there is no fault.</summary>
    private static Answer? Checked(IEnumerable<DirectoryEntry> entries, DirectoryEntry entry, DirectoryEntry? before)
    {
        var others = entries.Where(known => !ReferenceEquals(known, before)).ToList();
        if (
            entry.Role != Role.GridMember
            && others.Find(known => (known.Place, known.Role, known.Label) == (entry.Place, entry.Role, entry.Label)) is { } holder
        )
            return new Answer(
                null,
                new DirectoryOutcome.Refused(
                    "role",
                    new(
                        $"“{entry.Place}”的这一角色已由{holder.Name}担任，一个角色只能有一人；请改他的记录。",
                        $"This role at {entry.Place} is held by {holder.Name} already; a role has one holder, so edit that entry."
                    )
                )
            );
        return entry.Substitute is { } name && name != entry.Name && others.All(known => known.Name != name)
            ? new Answer(
                null,
                new DirectoryOutcome.Refused(
                    "substitute",
                    new(
                        $"代理人“{name}”不在通讯录中，请先添加此人。",
                        $"The substitute “{name}” is not in the directory; add that person first."
                    )
                )
            )
            : null;
    }

    private static string Hash(PeopleDirectory directory) => Convert.ToHexStringLower(SHA256.HashData(CaseJson.Write(directory)));

    private sealed record Answer(IReadOnlyList<DirectoryEntry>? Entries, DirectoryOutcome? Outcome)
    {
        public static Answer Of(IReadOnlyList<DirectoryEntry> entries) => new(entries, null);

        public static Answer Gone { get; } = new(null, new DirectoryOutcome.Gone());
    }
}

/// <summary>Result of a change to the directory.</summary>
public abstract record DirectoryOutcome
{
    private DirectoryOutcome() { }

    public sealed record Kept : DirectoryOutcome;

    /// <summary>Another person has changed or removed the entry meanwhile. Nothing was stored.</summary>
    public sealed record Gone : DirectoryOutcome;

    /// <param name="Field">Field of the entry, so that the page can show the fault beside it.</param>
    /// <param name="Index">Index of the entry, from 0, where several were sent together.</param>
    public sealed record Refused(string Field, LocalizedText Why, int Index = 0) : DirectoryOutcome;
}
