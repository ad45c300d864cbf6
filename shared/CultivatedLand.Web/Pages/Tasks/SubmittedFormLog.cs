using System.Globalization;
using CultivatedLand.Application.Records;
using CultivatedLand.Domain;

namespace CultivatedLand.Web.Pages.Tasks;

/// <summary>
/// Which forms have been sent. The mark is set before the act, so that of two sendings at once the second knows of the first;
/// whether the first was carried out is for the task's history to tell.
/// </summary>
internal sealed class SubmittedFormLog(IRecordStore cabinet, TimeProvider clock)
{
    private const string DrawerName = "sent-forms";
    private const int KeptDays = 3;
    private const int ClearedAtOnce = 20;

    private readonly RecordSet<SubmittedForm> forms = new(cabinet, DrawerName);

    /// <returns>Whether this very form was sent before.</returns>
    public async Task<bool> Note(string once, CancellationToken cancel)
    {
        if (once.Length == 0) return false;
        var today = ChinaTime.DateOf(clock.GetUtcNow());

        // Both days, for a form that is sent twice about midnight.
        if (await forms.Find(Key(today.AddDays(-1), once), cancel) is not null) return true;
        if (!await forms.Add(Key(today, once), new SubmittedForm(clock.GetUtcNow()), cancel)) return true;
        await ClearOld(today, cancel);
        return false;
    }

    private async Task ClearOld(DateOnly today, CancellationToken cancel)
    {
        var oldest = Key(today.AddDays(-KeptDays), "");
        foreach (var record in await cabinet.List(DrawerName, "", null, ClearedAtOnce, cancel))
        {
            if (string.CompareOrdinal(record.Key, oldest) >= 0) return;
            await cabinet.Remove(DrawerName, record.Key, record.Version, cancel);
        }
    }

    private static string Key(DateOnly day, string once) => string.Create(CultureInfo.InvariantCulture, $"{day:yyyyMMdd}.{once}");
}

internal sealed record SubmittedForm(DateTimeOffset At);
