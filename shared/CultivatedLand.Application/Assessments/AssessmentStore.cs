using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CultivatedLand.Application.Records;
using CultivatedLand.Domain.Assessments;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.Assessments;

/// <summary>Store of assessments, all versions of each, and of sanctions.</summary>
public sealed class AssessmentStore(IRecordStore recordStore)
{
    private readonly RecordSet<Assessment> _assessments = new(recordStore, "assessments");
    private readonly RecordSet<Sanction> _sanctions = new(recordStore, "sanctions");

    /// <summary>Calculates the id of an assessment from its place and period. All its versions share it.</summary>
    public static string IdOf(Place place, DateOnly from, DateOnly to) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"a{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(place.Path)))[..12]}-{from:yyyyMMdd}-{to:yyyyMMdd}"
        );

    /// <summary>Returns all versions of an assessment, the newest first. Empty where there is none.</summary>
    public async Task<IReadOnlyList<Assessment>> Versions(string id, CancellationToken cancellationToken)
    {
        var found = new List<Assessment>();
        await foreach (var (_, assessment) in _assessments.All(cancellationToken, id + "-v"))
            found.Add(assessment);
        return [.. found.OrderByDescending(assessment => assessment.Version)];
    }

    /// <summary>Returns the newest version of an assessment. Null where there is none.</summary>
    public async Task<Assessment?> Newest(string id, CancellationToken cancellationToken) =>
        await Versions(id, cancellationToken) is [var newest, ..] ? newest : null;

    /// <summary>Lists the newest version of each assessment, the latest period first.</summary>
    public async Task<IReadOnlyList<Assessment>> Newest(CancellationToken cancellationToken)
    {
        var found = new List<Assessment>();
        await foreach (var (_, assessment) in _assessments.All(cancellationToken))
            found.Add(assessment);
        return
        [
            .. found
                .GroupBy(assessment => (assessment.Place, assessment.From, assessment.To))
                .Select(versions => versions.MaxBy(version => version.Version)!)
                .OrderByDescending(assessment => assessment.To)
                .ThenBy(assessment => assessment.Place.Path, StringComparer.Ordinal),
        ];
    }

    /// <param name="change">Function from the old record to the new one. It returns null to leave everything unchanged.</param>
    internal Task<Assessment?> Change(string id, int version, Func<Assessment?, Assessment?> change, CancellationToken cancellationToken) =>
        _assessments.Change(string.Create(CultureInfo.InvariantCulture, $"{id}-v{version:000}"), change, cancellationToken);

    public Task<Sanction?> Sanction(string id, CancellationToken cancellationToken) => _sanctions.Find(id, cancellationToken);

    /// <summary>Lists all sanctions, those in force first, then the latest.</summary>
    public async Task<IReadOnlyList<Sanction>> Sanctions(CancellationToken cancellationToken)
    {
        var all = new List<Sanction>();
        await foreach (var (_, sanction) in _sanctions.All(cancellationToken))
            all.Add(sanction);
        return
        [
            .. all.OrderByDescending(sanction => sanction.IsInForce)
                .ThenByDescending(sanction => sanction.From)
                .ThenBy(sanction => sanction.Id, StringComparer.Ordinal),
        ];
    }

    internal Task<Sanction?> Change(string id, Func<Sanction?, Sanction?> change, CancellationToken cancellationToken) =>
        _sanctions.Change(id, change, cancellationToken);
}
