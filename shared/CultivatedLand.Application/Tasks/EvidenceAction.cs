using CultivatedLand.Application.Authorization;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Tasks;

/// <summary>Act of adding evidence. It is separate from the other acts, because its form carries files.</summary>
public static class EvidenceAction
{
    public const Permission Deed = Application.Authorization.Permission.AddEvidence;

    /// <summary>Command with a hash that no content has. The rules only check whether evidence can be added at all.</summary>
    public static TaskCommand Probe { get; } = new TaskCommand.AddEvidence(new Evidence("", ""));

    public static LocalizedText Done(int count) =>
        new($"已上传 {count} 份举证。", count == 1 ? "1 piece of evidence was uploaded." : $"{count} pieces of evidence were uploaded.");

    public static LocalizedText NotYours(Place place) =>
        new($"只有负责{place.Path.Replace('/', ' ')}的人员可以举证。", $"Only people responsible for {place.Path} may add evidence.");
}
