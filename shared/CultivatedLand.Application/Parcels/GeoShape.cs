using CultivatedLand.Domain;

namespace CultivatedLand.Application.Parcels;

/// <summary>A feature of a GeoJSON file before anybody has looked for its task.</summary>
/// <param name="Number">From 1, as a person would count.</param>
/// <param name="Task">Its property <c>task</c>.</param>
/// <param name="Place">Its property <c>place</c>, which with <c>name</c> stands for the task's id.</param>
internal sealed record GeoShape(int Number, string? Task, string? Place, string? Name, IReadOnlyList<double[]> Rings);

/// <param name="Told">Features that were left out, and why.</param>
internal sealed record GeoShapes(IReadOnlyList<GeoShape> Shapes, IReadOnlyList<LocalizedText> Told);
