using CultivatedLand.Domain;

namespace CultivatedLand.Functions.Storage.Entities;

/// <summary>
/// Exception for a storage account that cannot be used as asked. <see cref="Sentence"/> tells an operator what is wrong and what to do.
/// </summary>
public sealed class StorageException(LocalizedText text, Exception? inner = null) : Exception(text.English, inner)
{
    public LocalizedText Sentence { get; } = text;
}
