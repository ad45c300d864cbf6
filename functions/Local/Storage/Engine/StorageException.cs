using CultivatedLand.Domain;

namespace CultivatedLand.Local.Storage.Engine;

/// <summary>
/// Exception for a data folder that cannot be used as asked. <see cref="Sentence"/> tells an operator what is wrong and what to do.
/// </summary>
public sealed class StorageException(LocalizedText text, Exception? inner = null) : Exception(text.English, inner)
{
    public LocalizedText Sentence { get; } = text;

    /// <summary>Whether one record or file is at fault, and the rest of the folder can be used.</summary>
    public bool IsOfOneRecord { get; init; }
}
