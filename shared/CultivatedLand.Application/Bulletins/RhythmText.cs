using CultivatedLand.Domain;

namespace CultivatedLand.Application.Bulletins;

/// <summary>Sentences on rhythms that pages and API share.</summary>
public static class RhythmText
{
    public static LocalizedText EditedMeanwhile { get; } =
        new(
            "没有保存：其间有人改过。请核对下面的内容，再保存一次即以您填写的为准。",
            "Nothing was kept: somebody has edited this meanwhile. Look at what follows and save it once more to let yours stand."
        );
}
