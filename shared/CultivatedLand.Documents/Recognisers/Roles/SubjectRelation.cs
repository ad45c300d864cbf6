using System.Collections.Immutable;
using CultivatedLand.Documents.Drafts;

namespace CultivatedLand.Documents.Recognisers.Roles;

/// <summary>Relation of a unit to its work in a sentence.</summary>
internal enum SubjectRelation
{
    /// <summary>责任主体为…: the phrase is as clear as a label.</summary>
    Named,

    /// <summary>…负责具体实施, …负总责: the words name the unit that does the work.</summary>
    Charged,

    /// <summary>由…: the unit does this one thing.</summary>
    By,

    /// <summary>The subject of a clause with a duty.</summary>
    Acting,

    /// <summary>…负责…: the unit has one part of the work, where others have their own.</summary>
    InCharge,

    /// <summary>The subject of checking, guiding or auditing.</summary>
    Overseeing,

    /// <summary>…牵头, 由…统筹.</summary>
    Leading,

    /// <summary>…配合.</summary>
    Assisting,

    /// <summary>The office of a person: 由…领导牵头, 网格长由…担任.</summary>
    LeadingPerson,
}

/// <summary>Subject of a sentence: the units and their relation to the work.</summary>
/// <param name="At">Position in the passage at which the subject begins.</param>
internal readonly record struct SentenceSubject(SubjectRelation Tie, ImmutableArray<Sourced<string>> Names, int At);
