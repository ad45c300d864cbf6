using CultivatedLand.Domain;

namespace CultivatedLand.Application.Parcels;

/// <summary>Feature of a GeoJSON file before its task is looked up.</summary>
/// <param name="Number">Number of the feature, counted from 1.</param>
/// <param name="Task">Property <c>task</c> of the feature.</param>
/// <param name="Place">Property <c>place</c> of the feature. Together with <c>name</c> it takes the place of the task's id.</param>
internal sealed record GeoShape(int Number, string? Task, string? Place, string? Name, IReadOnlyList<double[]> Rings);

/// <summary>Features of a GeoJSON file.</summary>
/// <param name="Told">Reasons why features were left out.</param>
internal sealed record GeoShapes(IReadOnlyList<GeoShape> Shapes, IReadOnlyList<LocalizedText> Told);
