using CultivatedLand.Domain.Funding;

namespace CultivatedLand.Application.Funding;

/// <summary>
/// Service that records what the finance office pays of approved settlements.
/// Of two payments at once, the second is decided on what the first has left open.
/// </summary>
public sealed class PaymentService(FundingStore funding, PaymentStore payments, TimeProvider clock)
{
    private const int MostRaces = 50;

    /// <returns>The outcome. Null where the content of the sheet does not exist.</returns>
    public async Task<PaymentOutcome?> Do(ApprovedSettlement sheet, PaymentCommand command, CancellationToken cancellationToken)
    {
        if (await funding.Open(sheet.Id, cancellationToken) is not { } settlement)
            return null;
        for (var race = 0; race < MostRaces; race++)
        {
            var before = await payments.Of(sheet, cancellationToken);
            var latest = await funding.Latest(sheet, cancellationToken);
            var outcome = PaymentRules.Decide(settlement, latest == sheet ? null : latest.Id, before, command, clock.GetUtcNow());
            if (outcome is not PaymentOutcome.Done { Entry: { } entry } || await payments.Append(sheet, before, entry, cancellationToken))
                return outcome;
        }

        throw new InvalidOperationException($"The payments of {sheet.Id} changed {MostRaces} times while one payment waited for them.");
    }

    /// <returns>What is approved, paid and open. Null where the content of the sheet does not exist.</returns>
    public async Task<SettlementBalance?> Balance(ApprovedSettlement sheet, CancellationToken cancellationToken) =>
        await funding.Open(sheet.Id, cancellationToken) is { } settlement
            ? SettlementBalance.Of(settlement, await payments.Of(sheet, cancellationToken))
            : null;

    /// <summary>Returns the approved sheets that are not paid in full, in the order of their approval. Superseded ones are left out.</summary>
    /// <param name="isSeen">Whether the user sees the sheets of a plan.</param>
    public async Task<IReadOnlyList<OpenSheet>> Open(Func<ApprovedSettlement, bool> isSeen, CancellationToken cancellationToken)
    {
        var open = new List<OpenSheet>();
        var latest = (await funding.Sheets(cancellationToken))
            .GroupBy(sheet => sheet.Series)
            .Select(series => series.MaxBy(sheet => sheet.Version)!);
        foreach (var sheet in latest.Where(isSeen).OrderBy(sheet => sheet.At))
        {
            if (
                await funding.Open(sheet.Id, cancellationToken) is { } settlement
                && SettlementBalance.Of(settlement, await payments.Readable(sheet, cancellationToken)) is { Open: not 0 } balance
            )
                open.Add(new OpenSheet(sheet, balance));
        }

        return open;
    }
}

/// <summary>Approved sheet that is not paid in full.</summary>
public sealed record OpenSheet(ApprovedSettlement Sheet, SettlementBalance Balance);
