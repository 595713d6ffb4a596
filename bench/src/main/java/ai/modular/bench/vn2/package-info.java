/** Orders judged by what they would have cost: the VN2 inventory planning challenge. */
package ai.modular.bench.vn2;
